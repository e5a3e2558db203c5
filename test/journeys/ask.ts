import type { Outcome } from '../../src/domain/decision.ts';
import { LIVE_MESSAGES } from '../../src/domain/outbox-entry.ts';
import { CRITERIA } from '../../src/engine/index.ts';
import type { Which } from '../workspace/inputs.ts';
import type { ModalDriver } from '../workspace/modal-driver.ts';
import type { InputValue, Message } from '../workspace/protocol.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { wordsOf } from './words.ts';

export type Case = {
  readonly title: string;
  readonly context?: string;
  /** In the order of the form; `-` stands for "not sure". */
  readonly answers: string;
};

/** Fills the open form in, as a person would, and leaves it open. */
export async function fillIn(modal: ModalDriver, { title, context, answers }: Case): Promise<void> {
  await modal.type('title', title);
  if (context !== undefined) await modal.type('context', context);
  await answer(modal, answers);
}

/** Answers the six questions, in the order of the form; `-` stands for "not sure". */
export async function answer(modal: ModalDriver, answers: string): Promise<void> {
  for (const [index, level] of answers.split(' ').entries()) {
    const criterion = CRITERIA[index];
    if (criterion !== undefined) await modal.select(criterion, level === '-' ? 'unsure' : level);
  }
}

/** Shows the optional part of the open form. */
export async function unfold(slack: Workspace, modal: ModalDriver): Promise<void> {
  await modal.click('unfold');
  await slack.when(() => inputOf(modal, 'task'), { label: 'the optional part of the form' });
}

/** The input of a field, whatever suffix its block has. */
export function inputOf(modal: ModalDriver, field: string): InputValue | undefined {
  const block = Object.keys(modal.state).find((id) => id === field || id.startsWith(`${field}.`));
  return block === undefined ? undefined : Object.values(modal.state[block] ?? {})[0];
}

/** Chooses what was decided in the open form, and waits for the check that is suggested for that. */
export async function decideFor(
  slack: Workspace,
  modal: ModalDriver,
  outcome: Outcome,
): Promise<void> {
  const before = inputOf(modal, 'check')?.value;
  await modal.select('outcome', outcome);
  await slack.when(() => inputOf(modal, 'check')?.value !== before, {
    label: `the check for ${outcome}`,
  });
}

/** The field of the check, which the bot writes into. */
export const CHECK: Which = ({ blockId }) => blockId.startsWith('check');

/** Asks about a case from start to end, as one person would in one channel. */
export async function ask(slack: Workspace, who: string, channel: string, of: Case): Promise<void> {
  const person = slack.as(who);
  const asked = await person.command(channel, '/rag-or-finetune');
  if (!asked.ok) throw new Error(`the command failed: ${JSON.stringify(asked)}`);
  const modal = await person.modal();
  await fillIn(modal, of);
  const sent = await modal.submit();
  if (!sent.ok) throw new Error(`the form was refused: ${JSON.stringify(sent)}`);
}

/** The bot's root message about this title. */
export function rootOf(
  slack: Workspace,
  who: string,
  channel: string,
  title: string,
): Message | undefined {
  return slack
    .as(who)
    .messages(channel)
    .find(
      ({ user, text, blocks, threadTs, ts }) =>
        user === slack.world.app.userId &&
        (text.includes(title) || wordsOf(blocks[0]) === title) &&
        (threadTs ?? ts) === ts,
    );
}

/** The messages of a thread in which one person has rated: all but a panel. */
export const WHOLE_THREAD = LIVE_MESSAGES.length - 1;

/** Waits for a whole thread. */
export async function threadOf(
  slack: Workspace,
  who: string,
  channel: string,
  title: string,
): Promise<readonly Message[]> {
  return slack.when(
    () => {
      const root = rootOf(slack, who, channel, title);
      if (root === undefined) return null;
      const thread = slack.as(who).thread(channel, root.ts);
      return thread.length >= WHOLE_THREAD ? thread : null;
    },
    { label: `the thread of “${title}”`, timeoutMs: 10_000 },
  );
}
