import {
  type Answer,
  type Answers,
  type ConsiderationId,
  type CriterionId,
  includesRetrieval,
  includesTuning,
  type Verdict,
} from './criteria.ts';
import type { Details } from './details.ts';
import type { Rubric } from './rubric.ts';
import type { EvidenceId } from './trade-offs.ts';

export const CAUTIONS = [
  'nothing_to_look_up_yet_changing',
  'nothing_to_look_up_yet_sources',
  'labels_missing',
  'labels_few',
  'no_evaluation_set',
  'tuned_snapshot',
  'tuned_black_box',
  'invention_unchecked',
  'retrieval_still_errs',
  'paste_instead',
  'latency',
  'volume',
  'privacy',
  'cost',
] as const;
export type CautionCode = (typeof CAUTIONS)[number];

/** A warning beside the verdict; it never changes the verdict. */
export type Caution = {
  readonly code: CautionCode;
  /** The criteria whose answers raise it. */
  readonly criteria: readonly CriterionId[];
  readonly evidence: EvidenceId;
};

type CautionInput = {
  readonly verdict: Verdict;
  readonly answers: Answers;
  readonly considerations: ReadonlySet<ConsiderationId>;
  readonly rubric: Rubric;
};

const atLeast = (answer: Answer, level: number): boolean => answer !== 'unsure' && answer >= level;
const atMost = (answer: Answer, level: number): boolean => answer !== 'unsure' && answer <= level;

type Rule = Caution & { readonly when: (input: CautionInput) => boolean };

/** From the gravest to the mildest. */
const RULES: readonly Rule[] = [
  {
    code: 'nothing_to_look_up_yet_changing',
    criteria: ['external_knowledge', 'data_dynamics'],
    evidence: 'article',
    when: ({ answers }) => contradictions(answers, {}).includes('nothing_to_look_up_yet_changing'),
  },
  {
    code: 'nothing_to_look_up_yet_sources',
    criteria: ['external_knowledge', 'transparency'],
    evidence: 'article',
    when: ({ answers }) => answers.external_knowledge === 0 && atLeast(answers.transparency, 3),
  },
  {
    code: 'labels_missing',
    criteria: ['model_adaptation', 'training_data'],
    evidence: 'pornprasit_2024',
    when: ({ answers, rubric }) =>
      atLeast(answers.model_adaptation, rubric.behaviour.adaptation) &&
      atMost(answers.training_data, rubric.behaviour.labels - 1),
  },
  {
    code: 'labels_few',
    criteria: ['training_data'],
    evidence: 'tone_2025',
    when: ({ verdict, answers, rubric }) =>
      includesTuning(verdict) && answers.training_data === rubric.behaviour.labels,
  },
  {
    code: 'no_evaluation_set',
    criteria: ['training_data'],
    evidence: 'barnett_2024',
    when: ({ answers }) => answers.training_data === 0,
  },
  {
    code: 'tuned_snapshot',
    criteria: ['data_dynamics'],
    evidence: 'gekhman_2024',
    when: ({ verdict, answers }) => includesTuning(verdict) && atLeast(answers.data_dynamics, 3),
  },
  {
    code: 'tuned_black_box',
    criteria: ['transparency'],
    evidence: 'article',
    when: ({ verdict, answers }) => includesTuning(verdict) && atLeast(answers.transparency, 3),
  },
  {
    code: 'invention_unchecked',
    criteria: ['hallucination'],
    evidence: 'article',
    when: ({ verdict, answers }) =>
      !includesRetrieval(verdict) && atLeast(answers.hallucination, 3),
  },
  {
    code: 'retrieval_still_errs',
    criteria: ['hallucination'],
    evidence: 'magesh_2024',
    when: ({ verdict, answers }) => includesRetrieval(verdict) && atLeast(answers.hallucination, 3),
  },
  {
    code: 'paste_instead',
    criteria: ['external_knowledge', 'data_dynamics'],
    evidence: 'li_2024',
    when: ({ verdict, answers }) =>
      (includesRetrieval(verdict) && atMost(answers.data_dynamics, 1)) ||
      answers.external_knowledge === 1,
  },
  {
    code: 'latency',
    criteria: [],
    evidence: 'shen_2024',
    when: ({ verdict, considerations }) =>
      includesRetrieval(verdict) && considerations.has('latency'),
  },
  {
    code: 'volume',
    criteria: [],
    evidence: 'predibase_2024',
    when: ({ verdict, considerations }) =>
      !includesTuning(verdict) && considerations.has('scalability'),
  },
  {
    code: 'privacy',
    criteria: [],
    evidence: 'qi_2023',
    when: ({ verdict, considerations }) =>
      verdict !== 'prompting' && considerations.has('ethics_privacy'),
  },
  {
    code: 'cost',
    criteria: [],
    evidence: 'mercari_2024',
    when: ({ verdict, considerations }) => !includesTuning(verdict) && considerations.has('cost'),
  },
];

export const CONTRADICTIONS = [
  'nothing_to_look_up_yet_changing',
  'nothing_to_look_up_yet_listed',
  'much_to_look_up_yet_nothing',
] as const;
export type Contradiction = (typeof CONTRADICTIONS)[number];

/** Answers and details that cannot both be true; the form warns of them while people fill it in. */
export function contradictions(
  { external_knowledge, data_dynamics }: Pick<Answers, 'external_knowledge' | 'data_dynamics'>,
  { lookUp }: Pick<Details, 'lookUp'>,
): readonly Contradiction[] {
  const isNone = external_knowledge === 0;
  const holds: Readonly<Record<Contradiction, boolean>> = {
    nothing_to_look_up_yet_changing: isNone && atLeast(data_dynamics, 3),
    nothing_to_look_up_yet_listed:
      isNone && (lookUp === 'documents' || lookUp === 'records' || lookUp === 'code'),
    much_to_look_up_yet_nothing: atLeast(external_knowledge, 3) && lookUp === 'nothing',
  };
  return CONTRADICTIONS.filter((code) => holds[code]);
}

export function cautionsFor(input: CautionInput): readonly Caution[] {
  return RULES.filter((rule) => rule.when(input)).map(({ code, criteria, evidence }) => ({
    code,
    criteria,
    evidence,
  }));
}
