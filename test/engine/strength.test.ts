import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  type Answer,
  type Answers,
  HALVES,
  LEVELS,
  type Level,
  recommend,
} from '../../src/engine/index.ts';
import { agreesOnRetrieval, strengthOf } from '../../src/engine/verdict.ts';
import { anyAnswers, but, manyUnsure, rate } from './answers.ts';
import { countVerdicts, likeliestFirst, SURE, tableByHand, withinOne } from './profiles.ts';
import { anyRubric, rubricOf } from './rubrics.ts';
import { holdsWhateverMoves, saidOfRetrieval, strengthByTrying } from './strength-by-trying.ts';

const strengthByDefault = strengthByTrying();

describe('strength', () => {
  it.each([
    { answers: '4 0 2 0 2 2', strength: 'robust', why: 'even far off on everything it holds' },
    { answers: '4 1 0 4 0 0', strength: 'robust', why: 'three levels of knowledge are enough' },
    { answers: '3 0 4 0 4 0', strength: 'firm', why: 'several answers together change it' },
    { answers: '0 0 0 0 3 0', strength: 'firm', why: 'nothing is looked up, yet it changes' },
    { answers: '0 0 0 0 0 3', strength: 'firm', why: 'sources of what is not looked up' },
    { answers: '1 0 0 0 3 0', strength: 'robust', why: 'a little is looked up, so it can change' },
    { answers: '3 0 0 0 0 0', strength: 'leaning', why: 'one level less to look up changes it' },
    { answers: '0 3 0 4 0 0', strength: 'leaning', why: 'one level less behaviour changes it' },
    { answers: '0 4 0 2 0 0', strength: 'leaning', why: 'one level fewer labels changes it' },
    { answers: '3 3 0 4 0 0', strength: 'fragile', why: 'one level changes either half' },
    { answers: '- 2 0 2 0 0', strength: 'fragile', why: 'one half is unsure, one near' },
    { answers: '4 0 - 0 - -', strength: 'robust', why: 'what is unsure cannot change it' },
    { answers: '4 - 4 4 4 4', strength: 'leaning', why: 'what is unsure can change a half' },
    { answers: '4 4 4 - 4 4', strength: 'leaning', why: 'what is unsure can change a half' },
    { answers: '2 0 2 0 2 -', strength: 'leaning', why: 'what is unsure can change a half' },
  ])('of $answers is $strength: $why', ({ answers, strength }) => {
    expect(recommend(rate(answers)).strength).toBe(strength);
  });

  test.prop([fc.oneof(anyAnswers, manyUnsure)])(
    'is what trying everything says, with unsure answers too',
    (answers) => {
      expect(recommend(answers).strength).toBe(strengthByDefault(answers));
    },
  );

  test.prop([fc.oneof(anyAnswers, manyUnsure), anyRubric])(
    'counts the halves that are firm, both of them where it is robust',
    (answers, rubric) => {
      const { strength, halves } = recommend(answers, { rubric });
      const firm = HALVES.filter((half) => halves[half].standing === 'firm').length;
      expect({ robust: 2, firm: 2, leaning: 1, fragile: 0 }[strength]).toBe(firm);
    },
  );

  test.prop([fc.oneof(anyAnswers, manyUnsure)])(
    'is robust nowhere but where nothing that moves changes the verdict',
    (answers) => {
      if (!holdsWhateverMoves(answers)) expect(recommend(answers).strength).not.toBe('robust');
    },
  );

  test.prop([anyAnswers, anyRubric, fc.constantFrom<Level>(3, 4)])(
    'is never robust where nothing is looked up, yet facts change or sources are wanted',
    (answers, rubric, level) => {
      for (const id of ['data_dynamics', 'transparency'] as const) {
        const at = but(answers, { external_knowledge: 0, [id]: level });
        expect(recommend(at, { rubric }).strength).not.toBe('robust');
      }
    },
  );
});

/** Thresholds at, between and beyond the levels of outside knowledge that suffice alone. */
const RUBRICS = [
  { suffices: '0.63', rubric: rubricOf([8, 1, 0, 0], 5) },
  { suffices: '2.5', rubric: rubricOf([16, 3, 2, 1], 40) },
  { suffices: '2.75', rubric: rubricOf([8, 1, 1, 1], 22) },
  { suffices: '3', rubric: rubricOf([8, 1, 1, 1], 24) },
  { suffices: '4', rubric: rubricOf([8, 3, 2, 1], 32) },
  { suffices: '4.13', rubric: rubricOf([8, 4, 2, 2], 33) },
  { suffices: '6.5', rubric: rubricOf([2, 1, 1, 1], 13) },
];

const SAME_BEHAVIOUR = SURE.filter((a) => a.model_adaptation === 4 && a.training_data === 0);

const ANSWERS: readonly Answer[] = [...LEVELS, 'unsure'];

/** The 6⁴ knowledge answers, unsure ones among them, all with the same behaviour. */
const KNOWLEDGE_ANSWERS = (
  ['external_knowledge', 'hallucination', 'data_dynamics', 'transparency'] as const
).reduce<readonly Answers[]>(
  (all, id) => all.flatMap((answers) => ANSWERS.map((answer) => but(answers, { [id]: answer }))),
  SURE.slice(0, 1),
);

describe.each(RUBRICS)('in a rubric where $suffices levels suffice alone,', ({ rubric }) => {
  it('the 81 variants agree where trying all of them on all that is unsure finds one answer', () => {
    expect(KNOWLEDGE_ANSWERS).toHaveLength(6 ** 4);
    const wrong = KNOWLEDGE_ANSWERS.filter(
      (answers) =>
        agreesOnRetrieval(answers, rubric) !== (saidOfRetrieval(answers, rubric).size === 1),
    );
    expect(wrong).toEqual([]);
  });

  it('strength is what trying everything says', () => {
    const byTrying = strengthByTrying(rubric, tableByHand(rubric));
    const wrong = SAME_BEHAVIOUR.filter(
      (answers) => strengthOf(answers, rubric) !== byTrying(answers),
    );
    expect(wrong).toEqual([]);
  });
});

describe('another weighting or spacing', () => {
  it.each([
    { of: '1 0 0 0 4 4', rubric: rubricOf([2, 1, 1, 1], 15), why: 'early steps that matter more' },
    { of: '3 0 4 0 3 4', rubric: rubricOf([8, 3, 2, 1], 32), why: 'late steps that matter more' },
    { of: '0 0 4 0 4 4', rubric: rubricOf([8, 1, 1, 1], 22), why: 'refinements that weigh more' },
  ])('can take the label robust from $of: $why', ({ of, rubric }) => {
    const moved = countVerdicts(rate(of), withinOne, tableByHand(rubric));
    expect(moved.size).toBe(1);
    expect(recommend(rate(of), { rubric }).strength).toBe('firm');
  });

  it('that ties with the threshold says yes, however its numbers are rounded', () => {
    // 2·5·15 + 3·(15 + 33 + 40) = 414 = 2·5·(33 + 7·1.2): retrieval in this variant, none in ours.
    const rubric = rubricOf([5, 1, 1, 1], 21);
    expect(saidOfRetrieval(rate('1 0 1 0 3 4'), rubric).size).toBe(2);
    expect(recommend(rate('1 0 1 0 3 4'), { rubric }).strength).toBe('firm');
  });
});

describe('alternatives', () => {
  test.prop([anyAnswers])('are all other verdicts within a level, likeliest first', (answers) => {
    const { verdict, alternatives } = recommend(answers);
    const within = likeliestFirst(countVerdicts(answers, withinOne));
    expect(alternatives).toEqual(within.filter((other) => other !== verdict));
    expect(alternatives.length === 0).toBe(holdsWhateverMoves(answers));
  });
});
