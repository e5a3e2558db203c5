import { type Answers, answersSchema } from '../../engine/index.ts';
import type { Messages } from '../../i18n/messages.ts';
import { BLOCK } from '../kit/ids.ts';
import {
  answersIn,
  decisionViewSchema,
  inputsOf,
  lengthErrors,
  type Parsed,
  parsed,
} from '../kit/view-state.ts';

/** Other answers, tried in the form or proposed to the thread. */
export type WhatIf = {
  readonly decisionId: string;
  readonly answers: Answers;
  /** Empty if the form has no field for it. */
  readonly note: string;
};

/** In UTF-16 code units. */
export const LONGEST_NOTE = 500;

/** The answers that the form holds now; it always holds all six. */
export function readWhatIf(view: unknown): WhatIf {
  const form = decisionViewSchema.parse(view);
  const inputs = inputsOf(form);
  return {
    decisionId: form.private_metadata.decision,
    answers: answersSchema.parse(answersIn(inputs)),
    note: inputs.text(BLOCK.note),
  };
}

/** What a member proposes to the thread. */
export function parseWhatIfForm(t: Messages, view: unknown): Parsed<WhatIf> {
  const tried = readWhatIf(view);
  return parsed(lengthErrors(t, { [BLOCK.note]: tried.note }, LONGEST_NOTE), () => tried);
}
