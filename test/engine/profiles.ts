import {
  type Answer,
  type Answers,
  CRITERIA,
  type CriterionId,
  DEFAULT_RUBRIC,
  LEVELS,
  type Rubric,
  type Verdict,
} from '../../src/engine/index.ts';

const LEAST: Answers = {
  external_knowledge: 0,
  model_adaptation: 0,
  hallucination: 0,
  training_data: 0,
  data_dynamics: 0,
  transparency: 0,
};

/** All 5⁶ profiles in which every answer is sure; a profile's digits in base 5 are its number. */
export const SURE = CRITERIA.reduce<readonly Answers[]>(
  (all, id) => all.flatMap((answers) => LEVELS.map((level) => ({ ...answers, [id]: level }))),
  [LEAST],
);

/** Points of sure answers: each level times its weight. */
export function pointsByHand(answers: Answers, { knowledge }: Rubric): number {
  const { external_knowledge, hallucination, data_dynamics, transparency } = knowledge.weights;
  return (
    external_knowledge * Number(answers.external_knowledge) +
    hallucination * Number(answers.hallucination) +
    data_dynamics * Number(answers.data_dynamics) +
    transparency * Number(answers.transparency)
  );
}

/** The verdict of sure answers by the rule of METHOD.md, written down a second time. */
export function verdictByHand(answers: Answers, rubric: Rubric = DEFAULT_RUBRIC): Verdict {
  const { knowledge, behaviour } = rubric;
  const tuning =
    Number(answers.model_adaptation) >= behaviour.adaptation &&
    Number(answers.training_data) >= behaviour.labels;
  if (pointsByHand(answers, rubric) >= knowledge.threshold) return tuning ? 'hybrid' : 'rag';
  return tuning ? 'finetune' : 'prompting';
}

/** The verdict of each sure profile, in their order. */
export type VerdictTable = readonly Verdict[];
export const tableByHand = (rubric: Rubric): VerdictTable =>
  SURE.map((answers) => verdictByHand(answers, rubric));
export const BY_HAND: VerdictTable = tableByHand(DEFAULT_RUBRIC);

/** The number of a sure profile among them all. */
export const numberOf = (answers: Answers): number =>
  CRITERIA.reduce((number, id) => number * 5 + Number(answers[id]), 0);

/** The numbers of all profiles that can be put together from these levels. */
function numbersOf(spans: readonly (readonly number[])[]): readonly number[] {
  let numbers = [0];
  for (const span of spans) {
    const longer: number[] = [];
    for (const number of numbers) for (const level of span) longer.push(number * 5 + level);
    numbers = longer;
  }
  return numbers;
}

/** The levels an answer may stand for. */
type Spread = (answer: Answer, criterion: CriterionId) => readonly number[];

/** How often each verdict comes up when every answer takes all the levels it may stand for. */
export function countVerdicts(
  answers: Answers,
  spread: Spread,
  table: VerdictTable = BY_HAND,
): ReadonlyMap<Verdict, number> {
  const counts = new Map<Verdict, number>();
  for (const number of numbersOf(CRITERIA.map((id) => spread(answers[id], id)))) {
    const verdict = table[number];
    if (verdict !== undefined) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  }
  return counts;
}

export const exactly = (answer: Answer): readonly number[] =>
  answer === 'unsure' ? LEVELS : [answer];

export const withinOne = (answer: Answer): readonly number[] =>
  answer === 'unsure' ? LEVELS : LEVELS.filter((level) => Math.abs(level - answer) <= 1);

const BY_EFFORT: readonly Verdict[] = ['prompting', 'rag', 'finetune', 'hybrid'];

/** Most frequent first; on a tie the one of least effort. */
export const likeliestFirst = (counts: ReadonlyMap<Verdict, number>): readonly Verdict[] =>
  BY_EFFORT.filter((verdict) => counts.has(verdict)).sort(
    (a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0),
  );
