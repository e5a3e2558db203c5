import type { Happening, Submission } from '../../src/domain/commands.ts';
import type { Decision } from '../../src/domain/decision.ts';
import { OWNER } from './a-case.ts';
import type { Event } from './a-life.ts';

/** What stands in every text that a person writes, and in no other. */
export const markOf = (userId: string): string => `written${userId.toLowerCase()}`;

const marked = (userId: string, text: string): string =>
  text === '' ? '' : `${text} ${markOf(userId)}`;

export const markedSubmission = (asked: Submission): Submission => ({
  ...asked,
  title: marked(OWNER, asked.title),
  context: marked(OWNER, asked.context),
});

/** The same event with a mark in every text; what is called as at first is left as it is. */
export function markedEvent<E extends Exclude<Event, string>>(
  { actorId, happening }: E,
  now: Pick<Decision, 'title' | 'context'>,
): { readonly actorId: string; readonly happening: E['happening'] } {
  return { actorId, happening: withMark(happening, actorId, now) };
}

function withMark<H extends Happening>(
  happening: H,
  actorId: string,
  now: Pick<Decision, 'title' | 'context'>,
): H {
  const mark = (text: string): string => marked(actorId, text);
  switch (happening.kind) {
    case 'disagreed':
    case 'withdrawn':
      return { ...happening, reason: mark(happening.reason) };
    case 'decided':
      return { ...happening, reason: mark(happening.reason), check: mark(happening.check) };
    case 'proposed':
      return { ...happening, note: mark(happening.note) };
    case 'revised': {
      const { title, context } = happening.to;
      const to = {
        ...happening.to,
        title: title === 'Billing bot' ? now.title : mark(title),
        context: context === '' ? now.context : mark(context),
      };
      return { ...happening, to };
    }
    default:
      return happening;
  }
}
