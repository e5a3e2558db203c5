import type { KnownBlock } from '@slack/types';
import type { Summary, UnknownScope } from '../../domain/portfolio.ts';
import type { Messages } from '../../i18n/messages.ts';
import { context, cut, escapeMrkdwn, isolate, LIMIT, plainSection } from '../kit/blocks.ts';
import { decisionsList } from '../kit/decision-lists.ts';
import { button } from '../kit/elements.ts';
import { ACTION } from '../kit/ids.ts';
import type { CommandRequest } from './command-form.ts';

export type Listed = {
  readonly found: readonly Summary[];
  readonly hasMore: boolean;
  readonly isComplete: boolean;
  /** False in a direct message, which has no decisions of its own. */
  readonly isInChannel: boolean;
  readonly reason?: UnknownScope;
};

/** The answer to `list` and `search`. */
export function listMessage(
  t: Messages,
  request: Extract<CommandRequest, { kind: 'list' | 'search' }>,
  { found, hasMore, isComplete, isInChannel, reason }: Listed,
): { readonly text: string; readonly blocks: KnownBlock[] } {
  const words = t.list;
  const heading =
    request.kind === 'search'
      ? words.searched(isolate(request.text), found.length)
      : words.listed(request.which, found.length, isInChannel);
  return {
    text: cut(escapeMrkdwn(heading), LIMIT.messageText),
    blocks: [
      plainSection(heading),
      ...decisionsList(t, found),
      ...(hasMore ? [context(words.more)] : []),
      ...(isComplete ? [] : [context(t.home[reason === 'busy' ? 'busy' : 'incomplete'])]),
      ...(request.kind === 'search' ? [askInstead(t, request.text)] : []),
    ],
  };
}

/** Offers the typed words as a title, in case the member meant a title that begins with "search". */
const askInstead = (t: Messages, text: string): KnownBlock => ({
  type: 'actions',
  elements: [
    button(ACTION.newAssessment, t.list.askInstead, {
      value: cut(`search ${text}`, LIMIT.optionText * 2),
    }),
  ],
});
