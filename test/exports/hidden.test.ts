import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { madr } from '../../src/exports/madr/madr.ts';
import { decisionRecord, type RecordInput } from '../../src/exports/record/record.ts';
import { en } from '../../src/i18n/en/english.ts';
import { anyAnswers } from '../engine/answers.ts';
import {
  type ActorCommand,
  BLIND,
  OVERRULED,
  recordInput,
  recordOf,
  WITHDRAWN_BLIND,
} from './a-record.ts';

/** The same, as if its ratings had never been revealed, whatever has happened since. */
const unrevealed = (input: RecordInput): RecordInput => ({
  ...input,
  discussion: {
    ...input.discussion,
    decision: { ...input.discussion.decision, blind: BLIND, revealedAt: null },
  },
});

/** Every value of this key, at any depth. */
function valuesOf(data: unknown, key: string): readonly unknown[] {
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([name, value]) => [
    ...(name === key ? [value] : []),
    ...valuesOf(value, key),
  ]);
}

describe('while a blind rating is not revealed', () => {
  it('a record says who rated, and nothing of what', () => {
    const record = decisionRecord(en, WITHDRAWN_BLIND);
    expect(record).toMatchObject({
      hidden: true,
      answers: null,
      recommendation: null,
      consequences: null,
      confirmation: { plan: null },
      tripwires: { answers: null },
      ratings: { together: null, rounds: [] },
    });
    expect(record.ratings.people.map(({ person }) => person.name)).toEqual([
      'Ana Ruiz',
      'Ben Okafor',
    ]);
  });

  it.each(['answers', 'before', 'after', 'verdict', 'was', 'strength', 'holds', 'differs'])(
    'no %s stands anywhere, whatever the history holds',
    (key) => {
      const record = decisionRecord(en, unrevealed(OVERRULED));
      const plain = valuesOf(record, key).filter((value) => typeof value !== 'object');
      expect(plain).toEqual([]);
      for (const answered of valuesOf(record, 'external_knowledge')) expect(answered).toBeNull();
    },
  );

  const blindly = (
    own: RecordInput['discussion']['decision']['answers'],
    others: readonly ActorCommand[],
  ) => recordInput({ answers: own, blind: BLIND }, others, { names: new Map() });

  test.prop([anyAnswers, anyAnswers, fc.array(anyAnswers, { maxLength: 3 }), fc.boolean()], {
    numRuns: 50,
  })('a record is the same whatever anybody answered', (one, other, more, withdrawn) => {
    const commands = (first: typeof one): readonly ActorCommand[] => [
      ...[first, ...more].map(
        (answers, index): ActorCommand => [`U${index + 2}`, { kind: 'rate', answers }],
      ),
      ...(withdrawn ? [['U1', { kind: 'withdraw', reason: '' }] as const] : []),
    ];
    const [a, b] = [blindly(one, commands(other)), blindly(other, commands(one))].map((input) => {
      const record = decisionRecord(en, input);
      return { record, markdown: madr(en, record) };
    });
    expect(a).toEqual(b);
  });

  it('ends with the reveal', () => {
    const record = recordOf({ blind: BLIND }, [['U1', { kind: 'reveal' }]]);
    expect(record.hidden).toBe(false);
    expect(record.recommendation).not.toBeNull();
  });
});
