import SqliteDatabase from 'better-sqlite3';
import { findMessage } from '../workspace/messages.ts';
import type { ModalDriver } from '../workspace/modal-driver.ts';
import type { ActResult, Message } from '../workspace/protocol.ts';
import type { PersonSeed } from '../workspace/seeds.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { answer, type Case, fillIn, inputOf, rootOf, unfold } from './ask.ts';
import type { TestApp } from './test-app.ts';
import { wordsOf } from './words.ts';

/** Five colleagues, all in #general. */
export const FIVE: readonly PersonSeed[] = [
  { name: 'ana', realName: 'Ana Torres' },
  { name: 'ben', realName: 'Ben Okafor' },
  { name: 'chloe', realName: 'Chloe Martin' },
  { name: 'dev', realName: 'Dev Rao' },
  { name: 'eve', realName: 'Eve Lindqvist' },
];

export const DAY = 24 * 3_600_000;

/** What takes longer than this has not happened, also on a machine that is busy. */
const timeoutMs = 10_000;

/** Entries of the menu; everything else is a button. */
const MENU = new Set(['edit', 'what_if', 'export', 'withdraw', 'start_over', 'delete']);

/** A decision's thread, and what people do in it. */
export type Discussion = {
  readonly ts: string;
  /** The root as it is now. */
  readonly root: () => Message;
  readonly replies: () => readonly Message[];
  /** Clicks a button of the root, or chooses from its menu. */
  readonly click: (who: string, wish: string) => Promise<ActResult>;
  /** The same, and waits for the form that opens. */
  readonly form: (who: string, wish: string) => Promise<ModalDriver>;
  /** Waits for a reply that says this. */
  readonly reply: (words: string) => Promise<Message>;
  /** Waits until the root says this. */
  readonly says: (words: string) => Promise<Message>;
};

/** Waits for the thread with this title. */
export async function discussionOf(
  slack: Workspace,
  title: string,
  channel = 'general',
): Promise<Discussion> {
  const { ts, channel: id } = await slack.when(() => rootOf(slack, 'ana', channel, title), {
    timeoutMs,
    label: `the root of “${title}”`,
  });
  const root = (): Message => {
    const message = findMessage(slack.world, id, ts);
    if (message === undefined) throw new Error(`the root of “${title}” is gone`);
    return message;
  };
  const replies = (): readonly Message[] =>
    slack
      .as('ana')
      .thread(channel, ts)
      .filter((message) => message.ts !== ts && !message.ephemeral);
  const click = (who: string, wish: string): Promise<ActResult> =>
    MENU.has(wish)
      ? slack.as(who).choose(channel, ts, 'more', wish)
      : slack.as(who).click(channel, ts, wish);
  return {
    ts,
    root,
    replies,
    click,
    form: async (who, wish) => {
      await click(who, wish);
      return slack.as(who).modal();
    },
    reply: (words) =>
      slack.when(() => replies().find(({ blocks }) => wordsOf(blocks).includes(words)), {
        timeoutMs,
        label: `a reply that says “${words}”`,
      }),
    says: (words) =>
      slack.when(() => wordsOf(root().blocks).includes(words) && root(), {
        timeoutMs,
        label: `a root that says “${words}”`,
      }),
  };
}

export type BlindOptions = {
  readonly invited?: readonly string[];
  readonly enough?: number;
  /** In milliseconds since 1970. */
  readonly deadline?: number;
  readonly deciders?: readonly string[];
  /** What to choose of the details, by the detail. */
  readonly details?: Readonly<Record<string, string>>;
};

/** Asks the team to rate before anybody sees a recommendation. */
export async function askBlind(
  slack: Workspace,
  who: string,
  of: Case,
  { invited = [], enough, deadline, deciders = [], details = {} }: BlindOptions = {},
): Promise<Discussion> {
  await slack.as(who).command('general', '/rag-or-finetune');
  const form = await slack.as(who).modal();
  await fillIn(form, of);
  const chosen = Object.entries(details);
  if (deciders.length > 0 || chosen.length > 0) await unfold(slack, form);
  if (deciders.length > 0) await form.check('deciders', deciders);
  for (const [id, choice] of chosen) await form.select(id, choice);
  await form.check('blind', ['blind']);
  await slack.when(() => inputOf(form, 'invited'), {
    timeoutMs,
    label: 'the questions about rating blind',
  });
  if (invited.length > 0) await form.check('invited', invited);
  if (enough !== undefined) await form.type('enough', String(enough));
  if (deadline !== undefined) await form.select('deadline', Math.floor(deadline / 1000));
  await sent(form);
  return discussionOf(slack, of.title);
}

/** Gives or changes a person's answers; returns what the form shows afterwards. */
export async function rate(discussion: Discussion, who: string, answers: string): Promise<string> {
  const form = await discussion.form(who, 'rate');
  await answer(form, answers);
  await sent(form);
  const said = wordsOf(form.view.blocks);
  await form.close();
  return said;
}

export async function disagree(
  discussion: Discussion,
  who: string,
  { preferred, reason }: { readonly preferred: string; readonly reason: string },
): Promise<void> {
  const form = await discussion.form(who, 'disagree');
  await form.select('preferred', preferred);
  await form.type('reason', reason);
  await sent(form);
}

/** Sends a form that is right. */
export async function sent(form: ModalDriver): Promise<void> {
  const result = await form.submit();
  if (!result.ok) throw new Error(`the form was refused: ${JSON.stringify(result)}`);
}

/** Waits for an ephemeral message to this person with these words. */
export const ephemeralTo = (slack: Workspace, who: string, words: string): Promise<Message> =>
  slack.when(
    () =>
      slack
        .as(who)
        .snapshot()
        .channels.flatMap(({ id }) => slack.as(who).messages(id))
        .find(({ ephemeral, text }) => ephemeral && text.includes(words)),
    { timeoutMs, label: `${who} being told “${words}”` },
  );

/** Waits for a direct message of the bot's. */
export const directMessage = (slack: Workspace, who: string, words: string): Promise<Message> =>
  slack.when(
    () =>
      slack
        .as(who)
        .dms()
        .findLast(({ text }) => text.includes(words)),
    { timeoutMs, label: `a direct message to ${who} that says “${words}”` },
  );

/** The kinds of all events in the history, in order. */
export function historyKinds({ config }: TestApp): readonly string[] {
  if (config.database.kind !== 'sqlite') throw new Error('this test app has no database file');
  const db = new SqliteDatabase(config.database.path, { readonly: true });
  const kinds = db.prepare('select kind from events order by at, position').pluck().all();
  db.close();
  return kinds.map(String);
}
