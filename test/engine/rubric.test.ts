import { createHash } from 'node:crypto';
import { test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  brokenInvariants,
  DEFAULT_RUBRIC,
  type Rubric,
  recommend,
} from '../../src/engine/index.ts';
import { rate } from './answers.ts';
import { SURE, verdictByHand } from './profiles.ts';
import { anyRubric, rubricOf } from './rubrics.ts';

/** The default with each of its numbers changed, one at a time. */
const CHANGED: Readonly<Record<string, Rubric>> = {
  'the weight of external_knowledge': rubricOf([9, 1, 1, 1], 24),
  'the weight of hallucination': rubricOf([8, 2, 1, 1], 24),
  'the weight of data_dynamics': rubricOf([8, 1, 2, 1], 24),
  'the weight of transparency': rubricOf([8, 1, 1, 2], 24),
  'the knowledge threshold': rubricOf([8, 1, 1, 1], 25),
  'the adaptation threshold': rubricOf([8, 1, 1, 1], 24, { adaptation: 4, labels: 2 }),
  'the labels gate': rubricOf([8, 1, 1, 1], 24, { adaptation: 3, labels: 3 }),
  'a word': { ...DEFAULT_RUBRIC, wording: { transparency: { name: 'Sources' } } },
  'another word': { ...DEFAULT_RUBRIC, wording: { transparency: { name: 'Traces' } } },
  'the place of a word': { ...DEFAULT_RUBRIC, wording: { transparency: { hint: 'Sources' } } },
};
const versionOf = (rubric?: Rubric): string =>
  recommend(rate('2 2 2 2 2 2'), rubric === undefined ? {} : { rubric }).rubricVersion;

describe('the version of a rubric', () => {
  it('is twelve hexadecimal digits, the same for the same content', () => {
    expect(versionOf()).toMatch(/^[0-9a-f]{12}$/);
    expect(versionOf(structuredClone(DEFAULT_RUBRIC))).toBe(versionOf());
    expect(versionOf(rubricOf([8, 1, 1, 1], 24))).toBe(versionOf());
  });

  it('stays what it is: it is the hash of the JSON with its names in order', () => {
    const json =
      '{"behaviour":{"adaptation":3,"labels":2},"knowledge":{"threshold":24,"weights":{' +
      '"data_dynamics":1,"external_knowledge":8,"hallucination":1,"transparency":1}}}';
    const hash = createHash('sha256').update(json).digest('hex');
    expect(versionOf()).toBe(hash.slice(0, 12));
  });

  it('does not depend on the order in which the numbers are written', () => {
    const { knowledge, behaviour } = DEFAULT_RUBRIC;
    const { external_knowledge, hallucination, data_dynamics, transparency } = knowledge.weights;
    const reordered = {
      behaviour: { labels: behaviour.labels, adaptation: behaviour.adaptation },
      knowledge: {
        threshold: knowledge.threshold,
        weights: { transparency, data_dynamics, hallucination, external_knowledge },
      },
    };
    expect(JSON.stringify(reordered)).not.toBe(JSON.stringify(DEFAULT_RUBRIC));
    expect(versionOf(reordered)).toBe(versionOf());
  });

  it('does not depend on the order in which the words are written', () => {
    const one: Rubric['wording'] = {
      hallucination: { name: 'Inventions', hint: 'Costs.' },
      transparency: { levels: { 0: { short: 'none' }, 4: { facts: 'law', short: 'all' } } },
    };
    const other: Rubric['wording'] = {
      transparency: { levels: { 4: { short: 'all', facts: 'law' }, 0: { short: 'none' } } },
      hallucination: { hint: 'Costs.', name: 'Inventions' },
    };
    const version = versionOf({ ...DEFAULT_RUBRIC, wording: one });
    expect(versionOf({ wording: other, ...DEFAULT_RUBRIC })).toBe(version);
    expect(version).not.toBe(versionOf());
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
  it('is, unless another is brought, the one of METHOD.md', () => {
    expect(DEFAULT_RUBRIC).toEqual(rubricOf([8, 1, 1, 1], 24, { adaptation: 3, labels: 2 }));
    expect(brokenInvariants(DEFAULT_RUBRIC)).toEqual([]);
  });

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

  it('never turns anything but words with its words', () => {
    const wording: Rubric['wording'] = { external_knowledge: { levels: { 0: { short: 'much' } } } };
    const { rubricVersion: _, ...plain } = recommend(rate('0 4 0 4 0 0'));
    const { rubricVersion: __, ...reworded } = recommend(rate('0 4 0 4 0 0'), {
      rubric: { ...DEFAULT_RUBRIC, wording },
    });
    expect(reworded).toEqual(plain);
  });
});

describe('the invariants of a rubric', () => {
  it.each([
    { rubric: rubricOf([8, 1, 1, 1], 44), broken: [], why: 'all fours reach 44 points' },
    { rubric: rubricOf([8, 1, 1, 1], 45), broken: ['unreachable'], why: 'nothing reaches 45' },
    { rubric: rubricOf([8, 2, 3, 1], 25), broken: [], why: 'refinements come to 24' },
    { rubric: rubricOf([8, 2, 3, 1], 24), broken: ['refinements_decide'], why: 'they come to 24' },
    { rubric: rubricOf([2, 2, 2, 2], 25), broken: [], why: 'none weighs more than knowledge' },
    { rubric: rubricOf([2, 3, 2, 2], 30), broken: ['knowledge_not_first'], why: '3 is more' },
    { rubric: rubricOf([2, 2, 3, 2], 30), broken: ['knowledge_not_first'], why: '3 is more' },
    { rubric: rubricOf([2, 2, 2, 3], 30), broken: ['knowledge_not_first'], why: '3 is more' },
    {
      rubric: rubricOf([0, 1, 0, 0], 5),
      broken: ['unreachable', 'knowledge_not_first'],
      why: 'outside knowledge weighs nothing',
    },
    {
      rubric: rubricOf([0, 1, 0, 0], 4),
      broken: ['refinements_decide', 'knowledge_not_first'],
      why: 'a refinement decides alone',
    },
  ])('$broken are broken by $rubric.knowledge: $why', ({ rubric, broken }) => {
    expect(brokenInvariants(rubric).map(({ code }) => code)).toEqual(broken);
  });

  it('name the number to change', () => {
    const paths = [rubricOf([0, 1, 0, 0], 5), rubricOf([0, 1, 0, 0], 4)].map((rubric) =>
      brokenInvariants(rubric).map(({ path }) => path.join('.')),
    );
    const both = ['knowledge.threshold', 'knowledge.weights.external_knowledge'];
    expect(paths).toEqual([both, both]);
  });

  test.prop([anyRubric], { numRuns: 30 })(
    'are what trying all profiles finds: some are retrieved for, none with nothing to look up',
    (rubric) => {
      const retrieved = SURE.filter((answers) =>
        ['rag', 'hybrid'].includes(verdictByHand(answers, rubric)),
      );
      const found = brokenInvariants(rubric).map(({ code }) => code);
      expect(found.includes('unreachable')).toBe(retrieved.length === 0);
      expect(found.includes('refinements_decide')).toBe(
        retrieved.some(({ external_knowledge }) => external_knowledge === 0),
      );
    },
  );
});
