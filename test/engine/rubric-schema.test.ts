import { describe, expect, it } from 'vitest';
import { DEFAULT_RUBRIC, rubricSchema } from '../../src/engine/index.ts';
import { rate } from './answers.ts';
import { rubricOf } from './rubrics.ts';

describe('the schema of a rubric', () => {
  const { knowledge, behaviour } = DEFAULT_RUBRIC;
  const accepts = (rubric: unknown): boolean => rubricSchema.safeParse(rubric).success;

  it.each([
    { what: 'a weight below nothing', rubric: rubricOf([8, -1, 1, 1], 24) },
    { what: 'half a weight', rubric: rubricOf([8, 0.5, 1, 1], 24) },
    { what: 'a threshold of nothing', rubric: rubricOf([8, 1, 1, 1], 0) },
    { what: 'half a threshold', rubric: rubricOf([8, 1, 1, 1], 24.5) },
    {
      what: 'behaviour from level 0',
      rubric: { knowledge, behaviour: { adaptation: 0, labels: 2 } },
    },
    {
      what: 'behaviour from level 5',
      rubric: { knowledge, behaviour: { adaptation: 5, labels: 2 } },
    },
    {
      what: 'tuning without labels',
      rubric: { knowledge, behaviour: { adaptation: 3, labels: 0 } },
    },
    { what: 'labels from level 5', rubric: { knowledge, behaviour: { adaptation: 3, labels: 5 } } },
    { what: 'a part that it does not know', rubric: { ...DEFAULT_RUBRIC, extra: 1 } },
    {
      what: 'a weight that it does not know',
      rubric: {
        knowledge: { ...knowledge, weights: { ...knowledge.weights, cost: 1 } },
        behaviour,
      },
    },
    {
      what: 'a number that knowledge does not have',
      rubric: { knowledge: { ...knowledge, gate: 1 }, behaviour },
    },
    {
      what: 'a number that behaviour does not have',
      rubric: { knowledge, behaviour: { ...behaviour, gate: 1 } },
    },
    { what: 'nothing in it', rubric: {} },
  ])('refuses $what', ({ rubric }) => {
    expect(accepts(rubric)).toBe(false);
  });

  it.each([
    { what: 'as it is', rubric: DEFAULT_RUBRIC },
    { what: 'with weights of nothing', rubric: rubricOf([1, 0, 0, 0], 1) },
    { what: 'at one end', rubric: rubricOf([8, 1, 1, 1], 24, { adaptation: 1, labels: 1 }) },
    { what: 'at the other', rubric: rubricOf([8, 1, 1, 1], 24, { adaptation: 4, labels: 4 }) },
    { what: 'with room for words', rubric: { ...DEFAULT_RUBRIC, wording: {} } },
  ])('takes one $what', ({ rubric }) => {
    expect(rubricSchema.parse(rubric)).toEqual(rubric);
  });
});

describe('an organisation’s own words', () => {
  const parse = (words: unknown) =>
    rubricSchema.safeParse({ ...DEFAULT_RUBRIC, wording: { transparency: words } });
  const atLevel = (level: string, words: unknown) => parse({ levels: { [level]: words } });

  it('may be any of them, and are kept without the space around them', () => {
    const parsed = parse({
      name: ' Sources ',
      question: 'Who asks?',
      hint: ' Why it matters. ',
      levels: { 0: { short: ' none' }, 2: { facts: 'for audits ' }, 4: {} },
    });
    expect(parsed.data?.wording).toEqual({
      transparency: {
        name: 'Sources',
        question: 'Who asks?',
        hint: 'Why it matters.',
        levels: { 0: { short: 'none' }, 2: { facts: 'for audits' }, 4: {} },
      },
    });
    expect(parse({}).success).toBe(true);
  });

  it.each([
    { field: 'name', fits: 40 },
    { field: 'question', fits: 200 },
    { field: 'hint', fits: 200 },
  ])('for the $field have up to $fits characters', ({ field, fits }) => {
    expect(parse({ [field]: 'x'.repeat(fits) }).success).toBe(true);
    expect(parse({ [field]: 'x'.repeat(fits + 1) }).success).toBe(false);
    expect(parse({ [field]: 'x' }).success).toBe(true);
    expect(parse({ [field]: ' ' }).success).toBe(false);
  });

  it.each(['0', '1', '2', '3', '4'])(
    'for level %s may be short or facts, not too long',
    (level) => {
      for (const field of ['short', 'facts']) {
        expect(atLevel(level, { [field]: 'x'.repeat(10) }).success).toBe(true);
        expect(atLevel(level, { [field]: 'x'.repeat(70) }).success).toBe(false);
        expect(atLevel(level, { [field]: ' ' }).success).toBe(false);
      }
      expect(atLevel(level, { short: 'x'.repeat(21) }).success).toBe(false);
      expect(atLevel(level, { long: 'x' }).success).toBe(false);
    },
  );

  it('are for the six criteria and their five levels', () => {
    const words = { name: 'Words' };
    const isFor = (criterion: string) =>
      rubricSchema.safeParse({ ...DEFAULT_RUBRIC, wording: { [criterion]: words } }).success;
    const six = Object.keys(rate('0 0 0 0 0 0'));
    expect(six.filter(isFor)).toEqual(six);
    expect(isFor('cost')).toBe(false);
    expect(parse({ nickname: 'x' }).success).toBe(false);
    expect(atLevel('5', { short: 'x' }).success).toBe(false);
  });
});
