import { answer, fillIn, inputOf } from '../journeys/ask.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Diary } from './action-log.ts';
import { send, untilOpen } from './retry.ts';
import { answerOtherwise, answersIn, clicks, fills, line, noted, type Talk } from './thread.ts';

/** Something one person does in a thread; says whether they were told that it is done. */
export type Deed = (talk: Talk, who: string, words: string, chance: number) => Promise<boolean>;

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

const idOf = ({ slack }: Talk, who: string): string => slack.as(who).person.id;

export const rate: Deed = async (talk, who, _, chance) => {
  const { ratings } = talk.diary;
  // The same again would be no other rating.
  const offered = CASES.filter((answers) => answers !== ratings.get(idOf(talk, who)));
  const answers = offered[Math.floor(chance * offered.length)] ?? '';
  const isTaken = await fills(talk, who, 'rate', async (form) => {
    await answer(form, answers);
    return line(who, talk.slack, 'rates', answers);
  });
  if (isTaken) ratings.set(idOf(talk, who), answers);
  return isTaken;
};

export const agree: Deed = async (talk, who) => {
  const { slack, diary } = talk;
  // Twice the same is no second voice.
  if (diary.votes.get(idOf(talk, who)) === 'agree') return false;
  if (!(await clicks(talk, who, 'agree'))) return false;
  diary.votes.set(idOf(talk, who), 'agree');
  diary.lines.push(line(who, slack, 'agree'));
  return true;
};

export const disagree: Deed = async (talk, who, words) => {
  const isTaken = await fills(talk, who, 'disagree', async (form) => {
    await form.select('preferred', 'other');
    await form.type('reason', words);
    return line(who, talk.slack, 'disagree', words);
  });
  if (isTaken) talk.diary.votes.set(idOf(talk, who), `disagree ${words}`);
  return isTaken;
};

export const revise: Deed = async (talk, who, words) => {
  let answers = '';
  const isTaken = await fills(talk, who, 'edit', async (form) => {
    await form.type('context', words);
    answers = await answerOtherwise(form, 'external_knowledge');
    return line(who, talk.slack, 'revises', answers);
  });
  const { ownerId, ratings, votes } = talk.diary;
  if (isTaken && idOf(talk, who) === ownerId) ratings.set(ownerId, answers);
  // A voice on other answers is given anew, also where it says the same.
  if (isTaken)
    for (const [id, vote] of votes) votes.set(id, vote.replace(/^agree$/, 'agree before'));
  return isTaken;
};

export const propose: Deed = (talk, who, words) =>
  fills(talk, who, 'what_if', async (form) => {
    // Not what somebody may revise: what is the record by then is not proposed any more.
    await answerOtherwise(form, 'model_adaptation');
    await form.type('note', words);
    return line(who, talk.slack, 'proposes', words);
  });

export const exportIt: Deed = (talk, who) =>
  clicks(talk, who, 'export', () => {
    talk.diary.exportsTried += 1;
  });

export const reveal: Deed = async (talk, who) => {
  const isTaken = await clicks(talk, who, 'reveal');
  if (isTaken) talk.diary.wasRevealed = true;
  return isTaken;
};

export const decide: Deed = (talk, who, words, chance) =>
  fills(talk, who, 'decide', async (form) => {
    await form.select('outcome', chance < 0.5 ? 'other' : 'hybrid');
    await form.type('reason', words);
    return line(who, talk.slack, 'decides', words);
  });

export const withdraw: Deed = (talk, who, words) =>
  fills(talk, who, 'withdraw', async (form) => {
    await form.type('reason', words);
    return line(who, talk.slack, 'withdraws', words);
  });

export const review: Deed = (talk, who) =>
  fills(talk, who, 'review', async () => line(who, talk.slack, 'reviews'));

/** Asks anew in place of this decision; the new one has a diary of its own. */
export const startOver =
  (next: Diary): Deed =>
  async (talk, who, _, chance) => {
    const answers = anyAnswers(chance);
    const isTaken = await fills(talk, who, 'start_over', async (form) => {
      await fillIn(form, { title: next.title, answers });
      return line(who, talk.slack, 'starts over');
    });
    if (isTaken) begun(talk.slack, next, who, answers);
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
  diary: Diary,
  { who, answers, others }: Asking,
): Promise<boolean> {
  const form = await untilOpen(slack, who, 'assessment', () =>
    slack.as(who).command(diary.channel, '/rag-or-finetune'),
  );
  if (form === null) return false;
  await fillIn(form, { title: diary.title, answers });
  await form.check('deciders', others.slice(0, 1));
  if (diary.isBlind) {
    await form.check('blind', ['blind']);
    const isAsked = await slack
      .when(() => inputOf(form, 'invited'), { timeoutMs: 2_000 })
      .catch(() => null);
    if (isAsked === null) {
      // The bot died before it asked further; as anybody would, begin again.
      await form.close({ all: true });
      return false;
    }
    await form.check('invited', others);
    await form.type('enough', String(others.length + 1));
    await form.select('deadline', Math.floor(Date.now() / 1000) + 3_600);
  }
  const given = answersIn(form);
  const isTaken = noted(diary, 'ask', await send(slack, form));
  if (isTaken) begun(slack, diary, who, given);
  return isTaken;
}

function begun(slack: Workspace, diary: Diary, who: string, answers: string): void {
  diary.lines.push(line(who, slack, 'asks', answers));
  diary.ratings.set(diary.ownerId, answers);
}
