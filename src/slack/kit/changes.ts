import { type Answers, CRITERIA } from '../../engine/index.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { Span } from './rich-text.ts';

/** One line for each answer that differs. */
export const changesBetween = (
  t: Messages,
  from: Answers,
  to: Answers,
): readonly (readonly Span[])[] =>
  CRITERIA.filter((id) => from[id] !== to[id]).map((id) => [
    { bold: t.criteria[id].name },
    t.discussion.told.change(id, from[id], to[id]),
  ]);
