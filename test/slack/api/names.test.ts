import { describe, expect, it } from 'vitest';
import { createLogger } from '../../../src/logger.ts';
import type { Answer } from '../../../src/slack/api/answer.ts';
import type { Profile } from '../../../src/slack/api/gateway-values.ts';
import { createNames } from '../../../src/slack/api/names.ts';
import { handClock } from '../../jobs/hand-clock.ts';
import { LIMITED } from '../../outbox/a-gateway.ts';
import { MEMBER } from '../../outbox/a-slack.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** A Slack with so many members, on pages of two hundred, that allows so many pages a minute. */
function aBigSlack(members: number, tier = 20) {
  const clock = handClock();
  const asked: number[] = [];
  const log = createLogger({ level: 'silent', secrets: [], json: true, write: () => {} });
  const persons: string[] = [];
  let trouble: Answer<Profile> | null = null;
  const gateway = {
    names: async (cursor: string | null) => {
      const minute = asked.filter((at) => clock.now() - at < MINUTE);
      if (minute.length >= tier) return { ...LIMITED, retryAfterMs: 30 * SECOND };
      asked.push(clock.now());
      const from = Number(cursor ?? 0);
      const length = Math.min(200, members - from);
      const items = Array.from({ length }, (_, of) => ({
        id: `U${from + of}`,
        name: `Person ${from + of}`,
      }));
      const next = from + length < members ? `${from + length}` : null;
      return { kind: 'done', value: { items, next, malformed: 0 } } as const;
    },
    person: async (id: string): Promise<Answer<Profile>> => {
      persons.push(id);
      const answer = trouble;
      trouble = null;
      if (answer !== null) return answer;
      if (id === 'U404') return { kind: 'refused', error: 'user_not_found' };
      return { kind: 'done', value: { ...MEMBER, name: `Person ${id}` } };
    },
  };
  const names = createNames({ gateway, clock, log });
  return {
    ...names,
    clock,
    asked,
    persons,
    fail: (answer: Answer<Profile>): void => {
      trouble = answer;
    },
  };
}

describe('the names of 25,000 people', () => {
  it.each([20, 5])(
    'are known after some minutes, when Slack tells %i pages a minute',
    async (tier) => {
      const { everybody, clock, asked } = aBigSlack(25_000, tier);
      let answer = await everybody();
      for (let tries = 0; answer.kind === 'later' && tries < 100; tries += 1) {
        await clock.pass(answer.retryAfterMs ?? 0);
        answer = await everybody();
      }
      if (answer.kind !== 'done') throw new Error(answer.error);
      expect(answer.value.size).toBe(25_000);
      expect(answer.value.get('U24999')).toBe('Person 24999');
      expect(asked).toHaveLength(125);
      await everybody();
      expect(asked).toHaveLength(125);
    },
  );
});

describe('the names of a few', () => {
  it('are asked one by one, each once for a while; who is not known has none', async () => {
    const { of, clock, persons } = aBigSlack(10);
    const known = { kind: 'done', value: new Map([['U1', 'Person U1']]) };
    expect(await of(['U1', 'U404'])).toEqual(known);
    expect(await of(['U1', 'U404'])).toEqual(known);
    expect(persons).toEqual(['U1', 'U404']);
    await clock.pass(10 * MINUTE);
    await of(['U1']);
    expect(persons).toEqual(['U1', 'U404', 'U1']);
  });

  it('are waited for while Slack does not tell them, and not asked for twice', async () => {
    const { of, clock, persons, fail } = aBigSlack(10);
    await of(['U1']);
    fail({ ...LIMITED, retryAfterMs: 30 * SECOND });
    expect(await of(['U1', 'U2'])).toMatchObject({ kind: 'later', retryAfterMs: 30 * SECOND });
    expect(await of(['U1', 'U2'])).toMatchObject({ kind: 'later' });
    expect(persons).toEqual(['U1', 'U2']);
    await clock.pass(30 * SECOND);
    expect(await of(['U1', 'U2'])).toMatchObject({ kind: 'done' });
    expect(persons).toEqual(['U1', 'U2', 'U2']);
  });
});
