import { describe, expect, it, vi } from 'vitest';
import { seeded } from '../crash/seeded.ts';
import { ask, threadOf } from './ask.ts';
import { beside, crowdAt, isDelivered, roomForACrowd, shuffled, troublesIn } from './crowd.ts';
import { countedIn, entriesIn, lastOfEach, onlyCase } from './crowd-results.ts';
import { startTestApp } from './test-app.ts';

const CASE = { title: 'Billing bot', answers: '3 4 4 3 3 2' };
const PEOPLE = ['ben', 'chloe'] as const;

describe('clicks and forms that arrive again, late and in any order', () => {
  it('change nothing, and show nobody anything', async () => {
    const random = seeded(3);
    const testApp = await startTestApp('http', { ...roomForACrowd(), botStarts: false });
    const { slack, startBot } = testApp;
    const bot = await startBot();
    const db = await beside(testApp.config.database);
    await ask(slack, 'ana', 'general', CASE);
    const [root] = await threadOf(slack, 'ana', 'general', CASE.title);
    const crowd = crowdAt(slack, root?.ts ?? '');
    for (const name of PEOPLE) {
      const person = slack.as(name);
      await crowd.act(person, { kind: 'agree' });
      await vi.waitFor(async () =>
        expect((await onlyCase(db)).votes.at(-1)).toMatchObject({
          userId: person.person.id,
          voice: 'agree',
        }),
      );
      await crowd.act(person, { kind: 'rate', answers: '0 0 0 0 0 0' });
      await crowd.act(person, { kind: 'disagree', preferred: 'rag', reason: 'Too dear.' });
      await crowd.act(person, { kind: 'rate', answers: '4 4 4 4 4 4' });
    }
    await isDelivered(db);
    const history = await entriesIn(db);
    expect(history).toHaveLength(9);
    const before = slack.sentTo().length;

    const payloads = slack.delivery
      .delivered()
      .flatMap(({ inbound }) => (inbound.kind === 'interactive' ? [inbound.payload] : []));
    expect(payloads.length).toBeGreaterThan(14);
    for (const payload of shuffled(random, [...payloads, ...payloads])) {
      const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
      const response = await fetch(testApp.requestUrl(), {
        method: 'POST',
        headers: { ...slack.sign(body), 'content-type': 'application/x-www-form-urlencoded' },
        body,
      });
      expect(response.status).toBe(200);
    }
    // Waits for whatever is still under way.
    await bot.stop();
    expect(await entriesIn(db)).toEqual(history);
    expect(countedIn(await onlyCase(db))).toEqual(lastOfEach(history));
    expect(slack.sentTo()).toHaveLength(before);
    expect(troublesIn(testApp.log())).toEqual([]);
  });
});
