import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  type Answers,
  CRITERIA,
  type CriterionId,
  DEFAULT_RUBRIC,
  LEVELS,
  recommend,
  type Verdict,
} from '../../src/engine/index.ts';
import { verdictFor } from '../../src/engine/verdict.ts';
import { anyAnswers, but, rate } from './answers.ts';
import { SURE, verdictByHand } from './profiles.ts';
import { anyRubric, rubricOf } from './rubrics.ts';

const retrieves = (verdict: Verdict) => verdict === 'rag' || verdict === 'hybrid';
const tunes = (verdict: Verdict) => verdict === 'finetune' || verdict === 'hybrid';
const said = (answers: Answers): Verdict => verdictFor(answers, DEFAULT_RUBRIC);
const keyOf = (answers: Answers, ids: readonly CriterionId[]) =>
  ids.map((id) => answers[id]).join(' ');

const KNOWLEDGE = ['external_knowledge', 'hallucination', 'data_dynamics', 'transparency'] as const;
const BEHAVIOUR = ['model_adaptation', 'training_data'] as const;

/** Whether a part is included at each level of one criterion, the other answers being the same. */
function courses(id: CriterionId, part: (verdict: Verdict) => boolean): Set<string> {
  const byOthers = new Map<string, string>();
  for (const answers of SURE) {
    const others = keyOf(but(answers, { [id]: 0 }), [...KNOWLEDGE, ...BEHAVIOUR]);
    const sofar = byOthers.get(others) ?? '';
    byOthers.set(others, sofar + (part(said(answers)) ? '+' : '-'));
  }
  return new Set(byOthers.values());
}

/** What is said of a part, for each combination of the answers it may depend on. */
function variety(
  ids: readonly CriterionId[],
  part: (verdict: Verdict) => boolean,
): readonly number[] {
  const found = new Map<string, Set<boolean>>();
  for (const answers of SURE) {
    const key = keyOf(answers, ids);
    found.set(key, (found.get(key) ?? new Set()).add(part(said(answers))));
  }
  return [...found.values()].map(({ size }) => size);
}

const ONLY_RISES = /^-*\+*$/;

describe('over all 15,625 sure profiles, retrieval', () => {
  it.each(KNOWLEDGE)('never drops out when %s rises', (id) => {
    for (const course of courses(id, retrieves)) expect(course).toMatch(ONLY_RISES);
  });

  it.each(KNOWLEDGE)('comes in for somebody when %s rises', (id) => {
    expect([...courses(id, retrieves)].some((course) => /-\+/.test(course))).toBe(true);
  });

  it('depends on nothing but the four knowledge answers', () => {
    const counts = variety(KNOWLEDGE, retrieves);
    expect(counts).toHaveLength(5 ** 4);
    expect(counts.every((count) => count === 1)).toBe(true);
  });
});

describe('over all 15,625 sure profiles, tuning', () => {
  it.each(BEHAVIOUR)('never drops out when %s rises', (id) => {
    for (const course of courses(id, tunes)) expect(course).toMatch(ONLY_RISES);
  });

  it.each(BEHAVIOUR)('comes in for somebody when %s rises', (id) => {
    expect([...courses(id, tunes)].some((course) => /-\+/.test(course))).toBe(true);
  });

  it('depends on nothing but the two behaviour answers', () => {
    const counts = variety(BEHAVIOUR, tunes);
    expect(counts).toHaveLength(5 ** 2);
    expect(counts.every((count) => count === 1)).toBe(true);
  });

  it('is never recommended without labelled data', () => {
    const verdicts = SURE.filter(({ training_data }) => training_data === 0).map(said);
    expect(new Set(verdicts)).toEqual(new Set(['prompting', 'rag']));
  });
});

describe('whatever the rubric,', () => {
  const anySure = fc.constantFrom(...SURE);

  test.prop([anySure, anyRubric])('the verdict can be worked out by hand', (answers, rubric) => {
    expect(recommend(answers, { rubric }).verdict).toBe(verdictByHand(answers, rubric));
  });

  test.prop([anyAnswers, anyRubric, fc.constantFrom(...CRITERIA)])(
    'more need never takes a part away, unsure answers or not',
    (answers, rubric, id) => {
      const course = LEVELS.map(
        (level) => recommend(but(answers, { [id]: level }), { rubric }).verdict,
      );
      expect(course.map((verdict) => (retrieves(verdict) ? '+' : '-')).join('')).toMatch(
        ONLY_RISES,
      );
      expect(course.map((verdict) => (tunes(verdict) ? '+' : '-')).join('')).toMatch(ONLY_RISES);
    },
  );

  test.prop([anyAnswers, anyRubric])('no labels means no tuning', (answers, rubric) => {
    const { verdict, alternatives } = recommend(but(answers, { training_data: 0 }), { rubric });
    expect(tunes(verdict)).toBe(false);
    // With a gate at level 1, being off by one level may open it.
    if (rubric.behaviour.labels > 1) expect(alternatives.some(tunes)).toBe(false);
  });
});

describe('the knowledge need', () => {
  it.each([
    { answers: '3 0 0 0 0 0', points: 24, verdict: 'rag' },
    { answers: '2 0 4 0 4 0', points: 24, verdict: 'rag' },
    { answers: '2 0 4 0 3 0', points: 23, verdict: 'prompting' },
    { answers: '1 0 4 0 4 4', points: 20, verdict: 'prompting' },
  ])('of $answers is $points of 44 points: $verdict', ({ answers, points, verdict }) => {
    const recommendation = recommend(rate(answers));
    expect(recommendation.needs.knowledge).toEqual({
      low: points,
      high: points,
      of: 44,
      threshold: 24,
    });
    expect(recommendation.verdict).toBe(verdict);
  });

  it('spans all that unsure answers leave open', () => {
    const { knowledge, behaviour } = recommend(rate('2 - 1 2 - 0')).needs;
    expect(knowledge).toMatchObject({ low: 17, high: 21 });
    expect(behaviour).toMatchObject({ low: 0, high: 4 });
  });

  it('has the measures of the rubric', () => {
    const rubric = rubricOf([9, 3, 2, 1], 30);
    expect(recommend(rate('1 0 1 0 1 1'), { rubric }).needs.knowledge).toEqual({
      low: 15,
      high: 15,
      of: 60,
      threshold: 30,
    });
  });
});

describe('the behaviour need', () => {
  it.each([
    { training_data: 'unsure', labels: 'unknown' },
    { training_data: 0, labels: 'none' },
    { training_data: 1, labels: 'too_few' },
    { training_data: 2, labels: 'enough' },
    { training_data: 4, labels: 'enough' },
  ] as const)('with labelled data $training_data has labels: $labels', (example) => {
    const answers = but(rate('0 3 0 0 0 0'), { training_data: example.training_data });
    expect(recommend(answers).needs.behaviour).toEqual({
      low: 3,
      high: 3,
      of: 4,
      threshold: 3,
      labels: example.labels,
    });
  });

  it('is its level whatever the labels are', () => {
    for (const training_data of LEVELS) {
      const { low, high } = recommend(but(rate('0 4 0 0 0 0'), { training_data })).needs.behaviour;
      expect([low, high]).toEqual([4, 4]);
    }
  });
});
