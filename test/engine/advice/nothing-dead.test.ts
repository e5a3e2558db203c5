import { describe, expect, it } from 'vitest';
import { CAUTIONS } from '../../../src/engine/advice/cautions.ts';
import { CHECKS } from '../../../src/engine/advice/checks.ts';
import { EVIDENCE } from '../../../src/engine/advice/evidence.ts';
import { KIND_RULES, KINDS, PARTS, ROLES } from '../../../src/engine/advice/kinds.ts';
import { FIRST_STEPS, MEASURED } from '../../../src/engine/advice/question.ts';
import { SAMPLE_SOURCES } from '../../../src/engine/advice/sample.ts';
import { TRADE_OFFS } from '../../../src/engine/advice/trade-offs.ts';
import {
  CONSIDERATIONS,
  DETAILS,
  type Details,
  type Recommendation,
} from '../../../src/engine/index.ts';
import { MANY_CASES, recommendFor } from './cases.ts';

let all: readonly Recommendation[] = [];
function everySaid(): readonly Recommendation[] {
  if (all.length === 0) all = MANY_CASES.map(recommendFor);
  return all;
}

const evidenceIn = ({ kinds, cautions, tradeOffs }: Recommendation) =>
  [...kinds, ...cautions, ...tradeOffs].map(({ evidence }) => evidence);

/** Whatever can be said, and where. */
const SAID: Readonly<
  Record<string, { of: readonly string[]; in: (said: Recommendation) => readonly unknown[] }>
> = {
  'rule for a kind': { of: KIND_RULES, in: ({ kinds }) => kinds.map(({ rule }) => rule) },
  kind: { of: KINDS, in: ({ kinds }) => kinds.map(({ kind }) => kind) },
  role: { of: ROLES, in: ({ kinds }) => kinds.map(({ role }) => role) },
  part: { of: PARTS, in: ({ kinds }) => kinds.map(({ part }) => part) },
  caution: { of: CAUTIONS, in: ({ cautions }) => cautions.map(({ code }) => code) },
  'trade-off': { of: TRADE_OFFS, in: ({ tradeOffs }) => tradeOffs.map(({ id }) => id) },
  check: { of: CHECKS, in: ({ plan }) => plan.checks },
  'first step': { of: FIRST_STEPS, in: ({ firstStep }) => [firstStep] },
  question: {
    of: [...MEASURED, 'criterion'],
    in: ({ question }) => [question.about],
  },
  'source of cases': { of: SAMPLE_SOURCES, in: ({ plan }) => [plan.sample.from] },
  'pass line': {
    of: ['reach', 'keep', 'beat', 'name'],
    in: ({ plan }) => [plan.passLine.goal.kind],
  },
  source: { of: EVIDENCE, in: evidenceIn },
};

describe('nothing is kept that nobody is ever told:', () => {
  it.each(Object.keys(SAID))('every %s comes up', (what) => {
    const { of, in: where } = SAID[what] ?? { of: [], in: () => [] };
    const heard = new Set(everySaid().flatMap(where));
    expect(of.filter((one) => !heard.has(one))).toEqual([]);
  });
});

/** What details and considerations may change, but what to ask next. */
const adviceIn = ({ kinds, cautions, tradeOffs, question, firstStep, plan }: Recommendation) =>
  JSON.stringify([kinds, cautions, tradeOffs, question, firstStep, plan]);

describe('nothing is asked in vain:', () => {
  it.each(DETAILS)('%s changes what is said to somebody', (id) => {
    const heard = MANY_CASES.some((one) => {
      if (one.details[id] === undefined) return false;
      const { [id]: _, ...without }: Details = one.details;
      return adviceIn(recommendFor(one)) !== adviceIn(recommendFor({ ...one, details: without }));
    });
    expect(heard).toBe(true);
  });

  it.each(CONSIDERATIONS)('%s changes what is said to somebody', (id) => {
    const heard = MANY_CASES.some((one) => {
      const without = one.considerations.filter((other) => other !== id);
      return (
        one.considerations.includes(id) &&
        adviceIn(recommendFor(one)) !== adviceIn(recommendFor({ ...one, considerations: without }))
      );
    });
    expect(heard).toBe(true);
  });
});
