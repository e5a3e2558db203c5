import { createHash } from 'node:crypto';
import {
  type Answer,
  type Answers,
  answersSchema,
  type ConsiderationId,
  CRITERIA,
  type CriterionId,
} from '../../engine/index.ts';
import type { Messages } from '../../i18n/messages.ts';
import { LIMIT } from '../blocks.ts';
import { BLOCK } from '../ids.ts';
import { blockId, type FormView, readDraft } from './assessment-draft.ts';

/** A form that can be scored. */
export type Assessment = {
  readonly title: string;
  readonly context: string;
  readonly answers: Answers;
  readonly considerations: readonly ConsiderationId[];
  readonly channelId: string;
};

export type ParsedForm =
  | { readonly ok: true; readonly value: Assessment }
  /** By block id, what to do about each field. */
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> };

/** Turns a submitted form into an assessment, or says under which field what is missing. */
export function parseAssessmentForm(t: Messages, view: FormView): ParsedForm {
  const draft = readDraft(view);
  const { revision, channel } = view.private_metadata;
  const errors: Record<string, string> = {};
  const refuse = (block: string, message: string): void => {
    errors[blockId(block, revision)] = message;
  };

  if (draft.title === '') refuse(BLOCK.title, t.error.titleMissing);
  if (draft.title.length > LIMIT.header) {
    refuse(BLOCK.title, t.error.titleTooLong(draft.title.length, LIMIT.header));
  }
  if (draft.context.length > LIMIT.inputText) {
    refuse(BLOCK.context, t.error.contextTooLong(draft.context.length, LIMIT.inputText));
  }
  for (const id of missing(draft.answers)) {
    refuse(id, t.error.answerMissing(t.criteria[id].name));
  }
  const channelId = draft.channel ?? channel;
  if (channelId === null) {
    refuse(BLOCK.channel, t.error.channelMissing);
    return { ok: false, errors };
  }
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  return {
    ok: true,
    value: {
      title: draft.title,
      context: draft.context,
      answers: answersSchema.parse(draft.answers),
      considerations: draft.considerations,
      channelId,
    },
  };
}

/**
 * The same for every delivery of one form, another one once it was edited: somebody whose form
 * stayed open although it was kept may have changed it before sending it again.
 */
export function sourceKeyOf(viewId: string, form: Assessment): string {
  const digest = createHash('sha256').update(JSON.stringify(form)).digest('hex');
  return `${viewId}.${digest.slice(0, 16)}`;
}

const missing = (answers: Readonly<Partial<Record<CriterionId, Answer>>>): readonly CriterionId[] =>
  CRITERIA.filter((id) => answers[id] === undefined);
