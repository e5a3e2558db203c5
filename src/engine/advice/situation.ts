import type { Answer, Answers, ConsiderationId, CriterionId } from '../criteria.ts';
import type { Details } from '../details.ts';
import type { Halves } from '../halves.ts';
import type { Rubric } from '../rubric.ts';

/** All that the rules beyond the verdict look at: kinds, cautions, trade-offs and the proof plan. */
export type Situation = {
  readonly halves: Halves;
  readonly answers: Answers;
  readonly considerations: ReadonlySet<ConsiderationId>;
  readonly details: Details;
  readonly rubric: Rubric;
};

/** Whether something holds in a situation. */
export type When = (s: Situation) => boolean;

export const atLeast = (answer: Answer, level: number): boolean =>
  answer !== 'unsure' && answer >= level;
const atMost = (answer: Answer, level: number): boolean => answer !== 'unsure' && answer <= level;

export const high =
  (criterion: CriterionId): When =>
  ({ answers }) =>
    atLeast(answers[criterion], 3);

export const low =
  (criterion: CriterionId): When =>
  ({ answers }) =>
    atMost(answers[criterion], 1);

export const hasRetrieval: When = ({ halves }) => halves.retrieval.included;
export const hasTuning: When = ({ halves }) => halves.tuning.included;

/** Neither half is included: prompting is all there is. */
export const isPromptingOnly: When = (s) => !hasRetrieval(s) && !hasTuning(s);

/** The verdict does without retrieval, yet something must be looked up now and then. */
export const looksUpNowAndThen: When = ({ halves, answers, details: { lookUp = 'nothing' } }) =>
  !halves.retrieval.included && lookUp !== 'nothing' && answers.external_knowledge !== 0;

/** Tuning is wanted, but the labels do not reach: the gate is closed. */
export const isBlocked: When = ({ answers, rubric: { behaviour } }) =>
  atLeast(answers.model_adaptation, behaviour.adaptation) &&
  atMost(answers.training_data, behaviour.labels - 1);

/** One narrow task: its outputs are a few words out of a closed form. */
export const isNarrow: When = ({ details: { task } }) => task === 'extract' || task === 'classify';

/** An agent: it takes steps that have effects. */
export const acts: When = ({ details: { task } }) => task === 'act';

/** Something answers the requests today: it was named, or what it reaches was measured. */
export const isInUse: When = ({ details: { today, measured } }) =>
  today === undefined ? measured !== undefined : today !== 'nothing';

/** What is in place reaches the share that is needed. */
export const isGoodEnough: When = ({ details: { today, measured, needed } }) =>
  today !== 'nothing' && measured !== undefined && needed !== undefined && measured >= needed;

/** What is in place was measured, and is below the share that is needed. */
export const fallsShort: When = ({ details: { today, measured, needed } }) =>
  today !== 'nothing' && measured !== undefined && needed !== undefined && measured < needed;

/** From so many requests a month, the price of each one decides. */
export const MANY_REQUESTS = 100_000;

/** Price or speed is a question of its own, whatever the quality. */
export const priceMatters: When = (s) =>
  mustBeFast(s) ||
  s.considerations.has('cost') ||
  (s.details.limits ?? []).includes('cost') ||
  (s.details.requestsPerMonth ?? 0) >= MANY_REQUESTS;

/** A prompt runs already, alone or with retrieved text. */
export const runsPrompt: When = ({ details: { today } }) =>
  today === 'prompt' || today === 'retrieval';

/** A program can score outputs. */
export const isScorable: When = ({ details: { checkable } }) => checkable === 'yes';

/** Somebody will build it, as far as is known. */
export const hasBuilders: When = ({ details: { builders } }) => builders !== 'nobody';

/** Answers must come fast. */
export const mustBeFast: When = ({ considerations, details: { limits = [] } }) =>
  considerations.has('latency') || limits.includes('latency');

/** Data are sensitive, or may not leave the team's own machines. */
export const isPrivate: When = ({ considerations, details: { limits = [] } }) =>
  considerations.has('ethics_privacy') || limits.includes('own_machines');

export const ticked =
  (...ids: readonly ConsiderationId[]): When =>
  ({ considerations }) =>
    ids.some((id) => considerations.has(id));

/** It answers or acts on whatever comes, so that facts and general skill matter beside form. */
export const isGeneral: When = ({ details: { task } }) =>
  task === undefined || task === 'answer' || task === 'act';

/** Nothing may leave the team's own machines. */
export const needsOwnMachines: When = ({ details: { limits = [] } }) =>
  limits.includes('own_machines');

/** Below so many requests a month, what the instructions cost is small change. */
const FEW_REQUESTS = 10_000;

/** Prompting is all there is, and its instructions are a cost that counts. */
export function isPromptPaid(s: Situation): boolean {
  const { limits = [], requestsPerMonth } = s.details;
  const isMany =
    requestsPerMonth === undefined ? limits.length > 0 : requestsPerMonth >= FEW_REQUESTS;
  return isPromptingOnly(s) && priceMatters(s) && !needsOwnMachines(s) && isMany;
}
