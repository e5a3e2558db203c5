import type { KindChoice } from './kinds.ts';
import { atLeast, hasTuning, high, isNarrow, priceMatters, type Situation } from './situation.ts';

export const CHECKS = [
  'right',
  'by_class',
  'missed',
  'handed_over',
  'field_by_field',
  'spans',
  'runs',
  'same_result',
  'task_success',
  'repeated_runs',
  'unsafe_acts',
  'blind_preference',
  'house_rules',
  'found',
  'grounded',
  'cited',
  'says_no',
  'fresh',
  'agrees_with_people',
  'price_and_speed',
  'no_regression',
] as const;
/** What to measure; the texts give each check its metric. */
export type Check = (typeof CHECKS)[number];

type Rule = {
  readonly check: Check;
  readonly when: (s: Situation, kinds: readonly KindChoice[]) => boolean;
};

const isTask =
  (...tasks: readonly (Situation['details']['task'] | 'unknown')[]) =>
  ({ details }: Situation): boolean =>
    tasks.includes(details.task ?? 'unknown');

const searches = (kinds: readonly KindChoice[]): boolean =>
  kinds.some(
    ({ kind, role }) => role === 'build' && (kind === 'search' || kind === 'agentic_search'),
  );

const reads = (kinds: readonly KindChoice[]): boolean =>
  kinds.some(({ part, role }) => part === 'retrieval' && role === 'build');

/** Each with the condition in which it says something; the most important first. */
const RULES: readonly Rule[] = [
  { check: 'task_success', when: isTask('act') },
  { check: 'unsafe_acts', when: isTask('act') },
  { check: 'repeated_runs', when: isTask('act') },
  { check: 'runs', when: isTask('code') },
  { check: 'same_result', when: isTask('code') },
  { check: 'by_class', when: isTask('classify') },
  { check: 'field_by_field', when: isTask('extract') },
  { check: 'missed', when: (s) => isNarrow(s) && high('hallucination')(s) },
  {
    check: 'spans',
    when: (s) =>
      isTask('extract')(s) || (isTask('classify')(s) && atLeast(s.answers.transparency, 2)),
  },
  { check: 'right', when: isTask('answer', 'write', 'unknown') },
  { check: 'blind_preference', when: isTask('write') },
  { check: 'found', when: (_, kinds) => searches(kinds) },
  {
    check: 'grounded',
    when: (s, kinds) =>
      (isTask('write')(s) && atLeast(s.answers.hallucination, 1)) ||
      (isTask('answer', 'unknown')(s) && (reads(kinds) || high('hallucination')(s))),
  },
  {
    check: 'fresh',
    when: (s, kinds) =>
      reads(kinds) && atLeast(s.answers.data_dynamics, 2) && isTask('answer', 'code')(s),
  },
  {
    check: 'handed_over',
    when: (s) => atLeast(s.answers.hallucination, 2) && isTask('answer', 'classify', 'extract')(s),
  },
  { check: 'price_and_speed', when: priceMatters },
  {
    check: 'cited',
    when: (s) => high('transparency')(s) && isTask('answer', 'write', 'act', 'unknown')(s),
  },
  {
    check: 'house_rules',
    when: (s) => isTask('write')(s) && atLeast(s.answers.model_adaptation, 2),
  },
  {
    // A program judges, or judges some of it: whether as people would must be seen.
    check: 'agrees_with_people',
    when: (s, kinds) =>
      kinds.some(({ kind }) => kind === 'grader') || s.details.checkable === 'partly',
  },
  { check: 'says_no', when: (s, kinds) => isTask('answer')(s) && reads(kinds) },
  // A model for one narrow task answers no general requests.
  { check: 'no_regression', when: (s) => hasTuning(s) && isTask('answer', 'act')(s) },
];

/** A team that is given more measures none of them well. */
const MOST = 5;

export function checksFor(s: Situation, kinds: readonly KindChoice[]): readonly Check[] {
  const all = RULES.filter(({ when }) => when(s, kinds)).map(({ check }) => check);
  // Where price or speed matters it is measured, whatever else is cut off.
  return all.indexOf('price_and_speed') < MOST
    ? all.slice(0, MOST)
    : [...all.slice(0, MOST - 1), 'price_and_speed'];
}
