import { CRITERIA, type CriterionId } from '../criteria.ts';
import { CONTRADICTIONS, contradictions } from './contradictions.ts';
import { type EvidenceId, fitting } from './evidence.ts';
import {
  acts,
  atLeast,
  hasRetrieval,
  hasTuning,
  high,
  isBlocked,
  isGoodEnough,
  isNarrow,
  isScorable,
  needsOwnMachines,
  type Situation,
} from './situation.ts';

export const CAUTIONS = [
  ...CONTRADICTIONS,
  'labels_missing',
  'scored_instead',
  'too_close_to_say',
  'no_examples_at_all',
  'labels_few',
  'tuned_snapshot',
  'tuned_black_box',
  'unsafe_acts',
  'invention_unchecked',
  'retrieval_still_errs',
  'where_to_tune',
  'nobody_trains',
] as const;
export type CautionCode = (typeof CAUTIONS)[number];

/** A warning beside the verdict; it never changes the verdict. */
export type Caution = {
  readonly code: CautionCode;
  /** The criteria whose answers raise it. */
  readonly criteria: readonly CriterionId[];
  /** A source that speaks of such a task; null when none is known. */
  readonly evidence: EvidenceId | null;
};

type Rule = {
  readonly code: CautionCode;
  readonly criteria: readonly CriterionId[];
  readonly sources: readonly EvidenceId[];
  readonly when: (s: Situation) => boolean;
};

const contradicts =
  (code: (typeof CONTRADICTIONS)[number]) =>
  ({ answers, details }: Situation): boolean =>
    contradictions(answers, details).includes(code);

/** Labels are missing for a tuning that is wanted, and nothing in place is known to be good enough. */
const stillWantsTuning = (s: Situation): boolean => isBlocked(s) && !isGoodEnough(s);

/** From the gravest to the mildest. */
const RULES: readonly Rule[] = [
  {
    code: 'nothing_to_look_up_yet_changing',
    criteria: ['external_knowledge', 'data_dynamics'],
    sources: [],
    when: contradicts('nothing_to_look_up_yet_changing'),
  },
  {
    code: 'nothing_to_look_up_yet_listed',
    criteria: ['external_knowledge'],
    sources: [],
    when: contradicts('nothing_to_look_up_yet_listed'),
  },
  {
    code: 'much_to_look_up_yet_nothing',
    criteria: ['external_knowledge'],
    sources: [],
    when: contradicts('much_to_look_up_yet_nothing'),
  },
  {
    code: 'unsafe_acts',
    criteria: ['hallucination'],
    sources: ['tau_bench_2024'],
    when: (s) => acts(s) && atLeast(s.answers.hallucination, 2),
  },
  {
    code: 'labels_missing',
    criteria: ['model_adaptation', 'training_data'],
    sources: [],
    when: (s) => stillWantsTuning(s) && !isScorable(s),
  },
  {
    code: 'scored_instead',
    criteria: ['model_adaptation', 'training_data'],
    sources: ['aws_rft_2026'],
    when: (s) => stillWantsTuning(s) && isScorable(s),
  },
  {
    // Of 9 published cases with behaviour 2 and such labels, teams tuned in 5: see METHOD.md.
    code: 'too_close_to_say',
    criteria: ['model_adaptation', 'training_data'],
    sources: [],
    when: (s) =>
      s.answers.model_adaptation === s.rubric.behaviour.adaptation - 1 &&
      atLeast(s.answers.training_data, s.rubric.behaviour.labels) &&
      !isGoodEnough(s),
  },
  {
    code: 'no_examples_at_all',
    criteria: ['training_data'],
    sources: [],
    when: (s) =>
      s.answers.training_data === 0 &&
      !isScorable(s) &&
      s.details.measured === undefined &&
      s.answers.hallucination !== 0,
  },
  {
    code: 'labels_few',
    criteria: ['training_data'],
    sources: ['lawma_2025', 'tone_2025'],
    when: (s) => hasTuning(s) && s.answers.training_data === s.rubric.behaviour.labels,
  },
  {
    code: 'tuned_snapshot',
    criteria: ['data_dynamics'],
    sources: ['gekhman_2024'],
    when: (s) => hasTuning(s) && high('data_dynamics')(s) && !isNarrow(s),
  },
  {
    code: 'tuned_black_box',
    criteria: ['transparency'],
    sources: [],
    when: (s) =>
      hasTuning(s) && !hasRetrieval(s) && high('transparency')(s) && s.details.task !== 'extract',
  },
  {
    code: 'invention_unchecked',
    criteria: ['hallucination'],
    sources: ['kamoi_2024'],
    when: (s) => !hasRetrieval(s) && high('hallucination')(s) && !isScorable(s) && !acts(s),
  },
  {
    code: 'retrieval_still_errs',
    criteria: ['hallucination'],
    sources: ['magesh_2024'],
    when: (s) => hasRetrieval(s) && high('hallucination')(s) && !isNarrow(s) && !acts(s),
  },
  {
    code: 'where_to_tune',
    criteria: [],
    sources: [],
    when: (s) =>
      hasTuning(s) && s.details.today !== 'tuned' && (!isNarrow(s) || needsOwnMachines(s)),
  },
  {
    code: 'nobody_trains',
    criteria: [],
    sources: [],
    when: (s) =>
      hasTuning(s) && (s.details.builders === 'nobody' || s.details.builders === 'developers'),
  },
];

export function cautionsFor(s: Situation): readonly Caution[] {
  return RULES.filter((rule) => rule.when(s)).map(({ code, criteria, sources }) => ({
    code,
    criteria: CRITERIA.filter((id) => criteria.includes(id)),
    evidence: fitting(sources, s.details.task),
  }));
}
