import { describe, expect, it } from 'vitest';
import { DEFAULT_RUBRIC, type Rubric, recommend } from '../../src/engine/index.ts';
import { rubricSchema } from '../../src/engine/rubric.ts';
import { rate } from './answers.ts';

const { knowledge, behaviour } = DEFAULT_RUBRIC;
const weights = (changed: Partial<Rubric['knowledge']['weights']>): Rubric => ({
  ...DEFAULT_RUBRIC,
  knowledge: { ...knowledge, weights: { ...knowledge.weights, ...changed } },
});

/** The default with each of its numbers changed, one at a time. */
const CHANGED: Readonly<Record<string, Rubric>> = {
  'the weight of external_knowledge': weights({ external_knowledge: 9 }),
  'the weight of hallucination': weights({ hallucination: 2 }),
  'the weight of data_dynamics': weights({ data_dynamics: 2 }),
  'the weight of transparency': weights({ transparency: 2 }),
  'the knowledge threshold': { ...DEFAULT_RUBRIC, knowledge: { ...knowledge, threshold: 25 } },
  'the adaptation threshold': { ...DEFAULT_RUBRIC, behaviour: { ...behaviour, adaptation: 4 } },
  'the labels gate': { ...DEFAULT_RUBRIC, behaviour: { ...behaviour, labels: 3 } },
};
const versionOf = (rubric?: Rubric): string =>
  recommend(rate('2 2 2 2 2 2'), rubric === undefined ? {} : { rubric }).rubricVersion;

describe('the version of a rubric', () => {
  it('is twelve hexadecimal digits, the same for the same numbers', () => {
    expect(versionOf()).toMatch(/^[0-9a-f]{12}$/);
    expect(versionOf(structuredClone(DEFAULT_RUBRIC))).toBe(versionOf());
  });

  it('does not depend on the order in which the numbers are written', () => {
    const { external_knowledge, ...others } = knowledge.weights;
    const reordered = weights({ ...others, external_knowledge });
    expect(versionOf({ behaviour, knowledge: reordered.knowledge })).toBe(versionOf());
  });

  it.each(Object.keys(CHANGED))('changes with %s', (what) => {
    expect(versionOf(CHANGED[what])).not.toBe(versionOf());
  });

  it('is another for each change', () => {
    const versions = Object.values(CHANGED).map(versionOf);
    expect(new Set(versions).size).toBe(Object.keys(CHANGED).length);
  });
});

describe('a rubric', () => {
  it.each([
    { number: 'the weight of hallucination', answers: '2 0 4 0 2 0', without: 'prompting' },
    { number: 'the weight of data_dynamics', answers: '2 0 2 0 4 0', without: 'prompting' },
    { number: 'the weight of transparency', answers: '2 0 0 0 2 4', without: 'prompting' },
    { number: 'the weight of external_knowledge', answers: '2 0 2 0 2 2', without: 'prompting' },
    { number: 'the knowledge threshold', answers: '3 0 0 0 0 0', without: 'rag' },
    { number: 'the adaptation threshold', answers: '0 3 0 2 0 0', without: 'finetune' },
    { number: 'the labels gate', answers: '0 3 0 2 0 0', without: 'finetune' },
  ])('can turn the verdict on $answers with $number', ({ number, answers, without }) => {
    const rubric = CHANGED[number] ?? DEFAULT_RUBRIC;
    expect(recommend(rate(answers)).verdict).toBe(without);
    expect(recommend(rate(answers), { rubric }).verdict).not.toBe(without);
  });

  it('is checked: whole numbers, thresholds that answers can reach, nothing unknown', () => {
    expect(rubricSchema.safeParse(DEFAULT_RUBRIC).success).toBe(true);
    const refused = [
      weights({ hallucination: -1 }),
      weights({ hallucination: 0.5 }),
      { ...DEFAULT_RUBRIC, knowledge: { ...knowledge, threshold: 0 } },
      { ...DEFAULT_RUBRIC, behaviour: { ...behaviour, adaptation: 5 } },
      { ...DEFAULT_RUBRIC, behaviour: { ...behaviour, labels: 0 } },
      { ...DEFAULT_RUBRIC, extra: 1 },
      {},
    ];
    for (const rubric of refused) expect(rubricSchema.safeParse(rubric).success).toBe(false);
  });
});
