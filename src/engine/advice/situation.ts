import type { Answer, Answers, ConsiderationId, CriterionId, Verdict } from '../criteria.ts';
import type { Details } from '../details.ts';
import type { Halves } from '../halves.ts';
import type { Rubric } from '../rubric.ts';

/** All that the rules beyond the verdict look at: kinds, cautions, trade-offs and the proof plan. */
export type Situation = {
  readonly verdict: Verdict;
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
export const isAlone: When = (s) => !hasRetrieval(s) && !hasTuning(s);

/** The verdict does without retrieval, yet something must be looked up now and then. */
export const looksUpSome: When = ({ halves, answers, details: { lookUp = 'nothing' } }) =>
  !halves.retrieval.included && lookUp !== 'nothing' && answers.external_knowledge !== 0;

/** Tuning is wanted, but the labels do not reach: the gate is closed. */
export const isBlocked: When = ({ answers, rubric: { behaviour } }) =>
  atLeast(answers.model_adaptation, behaviour.adaptation) &&
  atMost(answers.training_data, behaviour.labels - 1);

/** One narrow task: its outputs are a few words out of a closed form. */
export const isNarrow: When = ({ details: { task } }) => task === 'extract' || task === 'classify';

/** An agent: it takes steps that have effects. */
export const acts: When = ({ details: { task } }) => task === 'act';

/** What is in place reaches the share that is needed. */
export const isReached: When = ({ details: { today, measured, needed } }) =>
  today !== 'nothing' && measured !== undefined && needed !== undefined && measured >= needed;

/** What is in place was measured, and falls short of what is needed. */
export const isShort: When = ({ details: { today, measured, needed } }) =>
  today !== 'nothing' && measured !== undefined && needed !== undefined && measured < needed;

/** From so many requests a month, the price of each one decides. */
export const MANY_REQUESTS = 100_000;

/** Price or speed is a question of its own, whatever the quality. */
export const isEconomy: When = (s) =>
  isHurried(s) ||
  s.considerations.has('cost') ||
  (s.details.limits ?? []).includes('cost') ||
  (s.details.requestsPerMonth ?? 0) >= MANY_REQUESTS;

/** A model is asked already, by prompt alone or with retrieved text. */
export const isPrompted: When = ({ details: { today } }) =>
  today === 'prompt' || today === 'retrieval';

/** A program can score outputs. */
export const isScorable: When = ({ details: { checkable } }) => checkable === 'yes';

export const hasBuilders: When = ({ details: { builders } }) => builders !== 'nobody';

/** Answers must come fast. */
export const isHurried: When = ({ considerations, details: { limits = [] } }) =>
  considerations.has('latency') || limits.includes('latency');

/** Sensitive data are involved. */
export const isPrivate: When = ({ considerations, details: { limits = [] } }) =>
  considerations.has('ethics_privacy') || limits.includes('own_machines');

export const ticked =
  (...ids: readonly ConsiderationId[]): When =>
  ({ considerations }) =>
    ids.some((id) => considerations.has(id));

/** It answers or acts on whatever comes, so that facts and general skill matter beside form. */
export function isOpen({ details: { task } }: Situation): boolean {
  return task === undefined || task === 'answer' || task === 'act';
}

/** Nothing may leave the team's own machines. */
export function staysInside({ details: { limits = [] } }: Situation): boolean {
  return limits.includes('own_machines');
}
