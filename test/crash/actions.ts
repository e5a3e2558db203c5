import { answer, fillIn, inputOf } from '../journeys/ask.ts';
import type { ModalDriver } from '../workspace/modal-driver.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { ActionLog } from './action-log.ts';
import { send, untilOpen } from './retry.ts';
import {
  answerOtherwise,
  answersIn,
  clicks,
  type DiscussionThread,
  fills,
  line,
  noted,
} from './thread.ts';

/** Something one person does in a thread; true when the bot confirmed it. */
export type Action = (
  thread: DiscussionThread,
  who: string,
  words: string,
  chance: number,
) => Promise<boolean>;

const CASES = [
  '3 4 4 3 3 2',
  '0 0 0 0 0 0',
  '4 0 3 0 3 3',
  '0 4 0 4 0 0',
  '4 4 4 4 4 4',
  '4 - - 0 1 2',
];
export const anyAnswers = (chance: number): string =>
  CASES[Math.floor(chance * CASES.length)] ?? '';

const idOf = ({ slack }: DiscussionThread, who: string): string => slack.as(who).person.id;

export const rate: Action = async (thread, who, _, chance) => {
  const { ratings } = thread.log;
  // The same again would be no other rating.
  const offered = CASES.filter((answers) => answers !== ratings.get(idOf(thread, who)));
  const answers = offered[Math.floor(chance * offered.length)] ?? '';
  const isTaken = await fills(thread, who, 'rate', async (form) => {
    await answer(form, answers);
    return line(who, thread.slack, 'rates', answers);
  });
  if (isTaken) ratings.set(idOf(thread, who), answers);
  return isTaken;
};

export const agree: Action = async (thread, who) => {
  const { slack, log } = thread;
  // Twice the same is no second voice.
  if (log.votes.get(idOf(thread, who)) === 'agree') return false;
  if (!(await clicks(thread, who, 'agree'))) return false;
  log.votes.set(idOf(thread, who), 'agree');
  log.lines.push(line(who, slack, 'agree'));
  return true;
};

export const disagree: Action = async (thread, who, words) => {
  const isTaken = await fills(thread, who, 'disagree', async (form) => {
    await form.select('preferred', 'other');
    await form.type('reason', words);
    return line(who, thread.slack, 'disagree', words);
  });
  if (isTaken) thread.log.votes.set(idOf(thread, who), `disagree ${words}`);
  return isTaken;
};

export const revise: Action = async (thread, who, words) => {
  let answers = '';
  const isTaken = await fills(thread, who, 'edit', async (form) => {
    await form.type('context', words);
    answers = await answerOtherwise(form, 'external_knowledge');
    return line(who, thread.slack, 'revises', answers);
  });
  const { ownerId, ratings, votes } = thread.log;
  if (isTaken && idOf(thread, who) === ownerId) ratings.set(ownerId, answers);
  // A vote on other answers is a new vote, even with the same content.
  if (isTaken)
    for (const [id, vote] of votes) votes.set(id, vote.replace(/^agree$/, 'agree before'));
  return isTaken;
};

export const propose: Action = (thread, who, words) =>
  fills(thread, who, 'what_if', async (form) => {
    // Not what somebody may revise: what is the record by then is not proposed any more.
    await answerOtherwise(form, 'model_adaptation');
    await form.type('note', words);
    return line(who, thread.slack, 'proposes', words);
  });

export const exportIt: Action = (thread, who) =>
  clicks(thread, who, 'export', () => {
    thread.log.exportsTried += 1;
  });

export const reveal: Action = async (thread, who) => {
  const isTaken = await clicks(thread, who, 'reveal');
  if (isTaken) thread.log.wasRevealed = true;
  return isTaken;
};

export const decide: Action = (thread, who, words, chance) =>
  fills(thread, who, 'decide', async (form) => {
    await form.select('outcome', chance < 0.5 ? 'other' : 'hybrid');
    await form.type('reason', words);
    return line(who, thread.slack, 'decides', words);
  });

export const withdraw: Action = (thread, who, words) =>
  fills(thread, who, 'withdraw', async (form) => {
    await form.type('reason', words);
    return line(who, thread.slack, 'withdraws', words);
  });

export const review: Action = (thread, who) =>
  fills(thread, who, 'review', async () => line(who, thread.slack, 'reviews'));

/** Starts a new decision that replaces this one; the new one has its own log. */
export const startOver =
  (next: ActionLog): Action =>
  async (thread, who, _, chance) => {
    const answers = anyAnswers(chance);
    const isTaken = await fills(thread, who, 'start_over', async (form) => {
      await fillIn(form, { title: next.title, answers });
      return line(who, thread.slack, 'starts over');
    });
    if (isTaken) begun(thread.slack, next, who, answers);
    return isTaken;
  };

export type Asking = {
  readonly who: string;
  readonly answers: string;
  readonly others: readonly string[];
};

/** Asks about a case from start to end; says whether the form was taken. */
export async function ask(
  slack: Workspace,
  log: ActionLog,
  { who, answers, others }: Asking,
): Promise<boolean> {
  const form = await untilOpen(slack, who, 'assessment', () =>
    slack.as(who).command(log.channel, '/rag-or-finetune'),
  );
  if (form === null) return false;
  await fillIn(form, { title: log.title, answers });
  await form.click('unfold');
  if (!(await isAsked(slack, form, 'deciders'))) return false;
  await form.check('deciders', others.slice(0, 1));
  if (log.isBlind) {
    await form.check('blind', ['blind']);
    if (!(await isAsked(slack, form, 'invited'))) return false;
    await form.check('invited', others);
    await form.type('enough', String(others.length + 1));
    await form.select('deadline', Math.floor(Date.now() / 1000) + 3_600);
  }
  const given = answersIn(form);
  const isTaken = noted(log, 'ask', await send(slack, form));
  if (isTaken) begun(slack, log, who, given);
  return isTaken;
}

/** Whether the form asks further. If the bot died before that, it is closed: as anybody would, begin again. */
async function isAsked(slack: Workspace, form: ModalDriver, field: string): Promise<boolean> {
  const asked = await slack
    .when(() => inputOf(form, field), { timeoutMs: 2_000 })
    .catch(() => null);
  if (asked === null) await form.close({ all: true });
  return asked !== null;
}

function begun(slack: Workspace, log: ActionLog, who: string, answers: string): void {
  log.lines.push(line(who, slack, 'asks', answers));
  log.ratings.set(log.ownerId, answers);
}
