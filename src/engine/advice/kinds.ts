import { HALVES } from '../halves.ts';
import type { EvidenceId } from './evidence.ts';

export const KINDS = [
  'paste',
  'look_up',
  'search',
  'agentic_search',
  'small_model',
  'supervised',
  'distillation',
  'preference',
  'grader',
  'retriever',
  'structured_output',
  'examples',
  'decomposition',
  'optimiser',
] as const;
export type KindId = (typeof KINDS)[number];

export const PARTS = [...HALVES, 'prompting'] as const;
export type PartId = (typeof PARTS)[number];

export const ROLES = ['first', 'build', 'beside', 'baseline', 'compare', 'later'] as const;
/**
 * In the order in which they come. `first`: before anything is trained; `build`: the verdict asks for it;
 * `beside`: for the requests that need it, though the verdict does without; `baseline`: the prompt that
 * everything else has to beat; `compare`: cheap to try against the verdict; `later`: once its gate opens.
 */
export type Role = (typeof ROLES)[number];

export const KIND_RULES = [
  'records',
  'text_fits',
  'code_files',
  'comes_along',
  'improve_retrieval',
  'documents',
  'shape_unknown',
  'narrow_labels',
  'working_prompt',
  'checked_examples',
  'reads_passages',
  'form',
  'scored_outputs',
  'better_and_worse',
  'collect_examples',
  'tune_search',
  'challenger',
  'cheaper_copy',
  'good_enough',
  'agent',
  'run_and_repair',
  'scored_set',
  'fields',
  'closed_list',
  'chosen_examples',
  'second_look',
  'plain_prompt',
] as const;
export type KindRuleId = (typeof KIND_RULES)[number];

/** Which kind of retrieval, tuning or prompting fits, and the rule that says so. */
export type KindChoice = {
  readonly part: PartId;
  readonly kind: KindId;
  readonly role: Role;
  readonly rule: KindRuleId;
  /** A source for the rule that speaks of such a task; null when none is known. */
  readonly evidence: EvidenceId | null;
};
