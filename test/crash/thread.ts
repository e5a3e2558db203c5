import { CRITERIA, type CriterionId } from '../../src/engine/index.ts';
import { inputOf, rootOf } from '../journeys/ask.ts';
import { placedElements } from '../workspace/elements.ts';
import { findMessage } from '../workspace/messages.ts';
import type { ModalDriver } from '../workspace/modal-driver.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type ActionLog, lineOf } from './action-log.ts';
import { type Answered, send, untilAnswered, untilOpen } from './retry.ts';

/** Entries of a root's menu; everything else is a button. */
const MENU: ReadonlySet<string> = new Set([
  'edit',
  'what_if',
  'export',
  'withdraw',
  'start_over',
  'delete',
]);

const FORMS = {
  rate: 'rating',
  disagree: 'disagreement',
  decide: 'decision',
  edit: 'revision',
  what_if: 'what_if',
  withdraw: 'withdrawal',
  start_over: 'assessment',
  review: 'review',
} as const;
export type FormAction = keyof typeof FORMS;

/** One decision's thread, with the log of what the bot confirmed in it. */
export type DiscussionThread = {
  readonly slack: Workspace;
  readonly channelId: string;
  readonly ts: string;
  readonly log: ActionLog;
};

/** Waits for the root of the decision with this title; null when it never comes. */
export const findThread = (slack: Workspace, log: ActionLog): Promise<DiscussionThread | null> =>
  slack
    .when(() => rootOf(slack, log.ownerId, log.channel, log.title), { timeoutMs: 30_000 })
    .then(({ channel, ts }) => ({ slack, channelId: channel, ts, log }))
    .catch(() => null);

/** Waits until the root has this button; false when it never comes. */
export const offers = (
  { slack, channelId, ts }: DiscussionThread,
  action: string,
  timeoutMs: number,
) =>
  slack
    .when(
      () =>
        placedElements(findMessage(slack.world, channelId, ts)?.blocks ?? []).some(
          ({ actionId }) => actionId === action,
        ),
      { timeoutMs },
    )
    .catch(() => false);

/** Clicks once; a button that has disappeared counts as refused. */
async function click({ slack, channelId, ts }: DiscussionThread, who: string, action: string) {
  try {
    return MENU.has(action)
      ? await slack.as(who).choose(channelId, ts, 'more', action)
      : await slack.as(who).click(channelId, ts, action);
  } catch {
    return { ok: false, reason: 'invalid', errors: {} } as const;
  }
}

/** Clicks until the bot has answered; says whether it was taken. */
export async function clicks(
  thread: DiscussionThread,
  who: string,
  action: string,
  tried = () => {},
): Promise<boolean> {
  const answered = await untilAnswered(thread.slack, () => {
    tried();
    return click(thread, who, action);
  });
  return noted(thread.log, action, answered);
}

/** Logs whether the bot accepted an action, and returns it. */
export function noted(log: ActionLog, name: string, { how, again }: Answered): boolean {
  if (how === 'unanswered') log.unanswered += 1;
  if (how === 'taken') log.actions.push({ name, again });
  return how === 'taken';
}

/**
 * Opens a form, fills it in and sends it until it is taken.
 *
 * @param fill returns what is written into the log then
 */
export async function fills(
  thread: DiscussionThread,
  who: string,
  action: FormAction,
  fill: (form: ModalDriver) => Promise<string>,
): Promise<boolean> {
  const { slack, log } = thread;
  const form = await untilOpen(slack, who, FORMS[action], () => click(thread, who, action));
  if (form === null) return false;
  const line = await fill(form);
  const isTaken = noted(log, action, await send(slack, form));
  if (isTaken) log.lines.push(line);
  return isTaken;
}

/** The current answers to the six questions. */
export const answersIn = (form: ModalDriver): string =>
  CRITERIA.map((id) => {
    const chosen = inputOf(form, id)?.selected_option;
    const isOption = typeof chosen === 'object' && chosen !== null && 'value' in chosen;
    return isOption ? String(chosen.value).replace('unsure', '-') : '';
  }).join(' ');

/** Gives another answer to one of the questions than the form holds; returns all six. */
export async function answerOtherwise(form: ModalDriver, criterion: CriterionId): Promise<string> {
  const at = CRITERIA.indexOf(criterion);
  const answers = answersIn(form).split(' ');
  const before = answers[at] ?? '-';
  const other = before === '-' ? '0' : String((Number(before) + 1) % 5);
  await form.select(criterion, other);
  return answers.with(at, other).join(' ');
}

export const line = (who: string, slack: Workspace, did: string, what?: string): string =>
  lineOf({ actorId: slack.as(who).person.id, did, ...(what === undefined ? {} : { what }) });
