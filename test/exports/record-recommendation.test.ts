import { describe, expect, it } from 'vitest';
import { CRITERIA, DEFAULT_RUBRIC, type Rubric } from '../../src/engine/index.ts';
import { decisionRecord } from '../../src/exports/record/record.ts';
import { en } from '../../src/i18n/en/english.ts';
import { rate } from '../engine/answers.ts';
import { FRESH, OVERRULED, recordInput, recordOf } from './a-record.ts';

const overruled = decisionRecord(en, OVERRULED);

describe('the recommendation of a record', () => {
  it('can be followed by hand: needs, thresholds, margins and weights', () => {
    expect(overruled.recommendation).toMatchObject({
      verdict: 'hybrid',
      strength: 'leaning',
      needs: {
        knowledge: { low: 34, high: 34, of: 44, threshold: 24, margin: { low: 10, high: 10 } },
        behaviour: { low: 3, high: 3, of: 4, threshold: 3, margin: { low: 0, high: 0 } },
      },
      rubric: {
        numbers: { knowledge: DEFAULT_RUBRIC.knowledge, behaviour: DEFAULT_RUBRIC.behaviour },
      },
    });
  });

  it('judges all four options', () => {
    const { options } = recordOf({}).recommendation ?? { options: [] };
    expect(options.map(({ option, standing }) => [option, standing])).toEqual([
      ['prompting', 'out_of_reach'],
      ['rag', 'out_of_reach'],
      ['finetune', 'alternative'],
      ['hybrid', 'recommended'],
    ]);
  });

  it('does not claim the weights of another rubric', () => {
    const rubric: Rubric = { ...DEFAULT_RUBRIC, behaviour: { adaptation: 2, labels: 2 } };
    const { recommendation } = decisionRecord(en, { ...FRESH, rubric });
    expect(recommendation?.rubric).toEqual({
      version: FRESH.discussion.decision.recommendation.rubricVersion,
      numbers: null,
    });
  });

  it('has both halves of the verdict, each with how it stands and what it hangs on', () => {
    expect(overruled.recommendation?.halves).toEqual({
      retrieval: { included: true, standing: 'firm', decidedBy: ['external_knowledge'] },
      tuning: {
        included: true,
        standing: 'close',
        decidedBy: expect.arrayContaining(['model_adaptation']),
      },
      text: en.root.halves(OVERRULED.discussion.decision),
    });
  });

  it.each([
    [
      'an answer',
      '3 4 4 - 3 2',
      { about: 'criterion', criterion: 'training_data', half: 'tuning' },
    ],
    ['a measurement', '3 4 4 3 3 2', { about: 'measure' }],
  ])('names the one question that decides, here %s, and the first step', (_, given, question) => {
    const input = recordInput({ answers: rate(given) });
    const { decision } = input.discussion;
    const { recommendation } = decisionRecord(en, input);
    expect(recommendation?.question).toEqual({
      criterion: null,
      half: null,
      ...question,
      text: en.question.decides(decision),
      findOut: en.question.findOut(decision) || null,
    });
    expect(recommendation?.firstStep).toEqual({
      code: decision.recommendation.firstStep,
      text: en.question.step(decision),
    });
  });

  it('says of each answer what it does, and what it alone would change', () => {
    const reasons = overruled.recommendation?.reasons ?? [];
    expect(reasons.map(({ criterion }) => criterion).toSorted()).toEqual([...CRITERIA].toSorted());
    for (const { influence, alone } of reasons) {
      expect(alone === null).toBe(influence === 'cannot');
    }
    expect(new Set(reasons.map(({ influence }) => influence))).toContain('decides');
  });

  it('tells how to build it, and which detail would sharpen that', () => {
    const { decision } = FRESH.discussion;
    const { kinds, sharpenBy, way } = decisionRecord(en, FRESH).recommendation ?? {};
    expect(way).toBe(en.root.way(decision));
    expect(kinds).toEqual(
      decision.recommendation.kinds.map((choice) => ({
        ...choice,
        name: en.how.name(choice, decision),
        text: en.how.text(choice, decision),
      })),
    );
    expect(kinds?.map(({ part }) => part)).toEqual(expect.arrayContaining(['retrieval', 'tuning']));
    expect(sharpenBy).toEqual({ detail: 'task', question: en.details.fields.task.label });
  });

  it('says in words what would change it and what to keep in mind', () => {
    expect(overruled.recommendation?.flips[0]?.text).toMatch(/^Would become RAG if/);
    expect(overruled.recommendation?.cautions).toContainEqual(
      expect.objectContaining({
        code: 'labels_few',
        text: en.why.caution.labels_few(OVERRULED.discussion.decision),
      }),
    );
  });
});
