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

/** Other answers that somebody tries. */
export type WhatIf = {
  readonly decisionId: string;
  readonly answers: Answers;
  /** Empty also where the form asks for none. */
  readonly note: string;
};

export const LONGEST_NOTE = 500;

/** Reads what is tried at this moment; the form always holds all six answers. */
export function readWhatIf(view: unknown): WhatIf {
  const form = decisionViewSchema.parse(view);
  const inputs = inputsOf(form);
  return {
    decisionId: form.private_metadata.decision,
    answers: answersSchema.parse(answersIn(inputs)),
    note: inputs.text(BLOCK.note),
  };
}

/** What somebody proposes to the thread. */
export function parseWhatIfForm(t: Messages, view: unknown): Parsed<WhatIf> {
  const tried = readWhatIf(view);
  return parsed(lengthErrors(t, { [BLOCK.note]: tried.note }, LONGEST_NOTE), () => tried);
}
