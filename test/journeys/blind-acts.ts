import { sql } from 'kysely';
import { expect, vi } from 'vitest';
import { CRITERIA } from '../../src/engine/index.ts';
import type { Db } from '../../src/store/open.ts';
import type { Message } from '../workspace/protocol.ts';
import { answer, fillIn, inputOf } from './ask.ts';
import type { Scene } from './blind-probing.ts';
import { isDelivered } from './crowd.ts';
import { type Discussion, sent } from './team.ts';

export async function idOf(db: Db, title: string): Promise<string> {
  const found = db.selectFrom('decisions').select('id').where('title', '=', title);
  return (await found.executeTakeFirstOrThrow()).id;
}

/** Waits until the decision has the link to its thread, which Home shows. */
export async function isLinked(db: Db, title: string): Promise<void> {
  const found = db.selectFrom('decisions').select('link').where('title', '=', title);
  await vi.waitFor(
    async () => expect((await found.executeTakeFirstOrThrow()).link).not.toBeNull(),
    { timeout: 20_000, interval: 10 },
  );
}

/** The levels already filled in when a person opens their rating form, in the order of the form. */
export async function prefilled(discussion: Discussion, who: string): Promise<string> {
  const form = await discussion.form(who, 'rate');
  const levels = CRITERIA.map((id) => chosenIn(inputOf(form, id)));
  await form.close();
  return levels.join(' ');
}

export function chosenIn(input: ReturnType<typeof inputOf>): string {
  const option = input?.selected_option;
  return typeof option === 'object' && option !== null && 'value' in option
    ? String(option.value)
    : '-';
}

/** The database refuses a rating: the form says so, and the log has the reason. */
export async function rateInVain(
  { db, discussion }: Scene,
  who: string,
  answers: string,
): Promise<void> {
  const refusing = sql`create trigger refusing before insert on events
    begin select raise(abort, 'the disk is full'); end`;
  await refusing.execute(db);
  const form = await discussion.form(who, 'rate');
  await answer(form, answers);
  expect(await form.submit()).toMatchObject({ ok: false, reason: 'invalid' });
  await sql`drop trigger refusing`.execute(db);
  await form.close();
}

/** The record once more: as files, and as text where no file may be uploaded. */
export async function takeTheRecord(scene: Scene, menuAt: string): Promise<void> {
  const { slack, db } = scene;
  await slack.as('ana').choose('general', menuAt, 'more', 'export');
  await isDelivered(db);
  const message = { type: 'error', error: 'missing_scope' } as const;
  slack.faults.add({ method: 'files.getUploadURLExternal', effect: message });
  const before = slack.as('chloe').dms().length;
  await slack.as('chloe').choose('general', menuAt, 'more', 'export');
  await isDelivered(db);
  const [heading, ...pages] = slack.as('chloe').dms().slice(before);
  expect(heading?.text).toContain('The record of');
  expect(pages.length).toBeGreaterThanOrEqual(2);
  expect(pages.flatMap(({ files = [] }) => files)).toEqual([]);
}

/** A question that cannot be posted, in a private channel that the bot is not in; returns the notice. */
export async function askInSecret({ slack }: Scene, answers: string): Promise<Message> {
  const ana = slack.as('ana');
  await ana.command('secret', '/rag-or-finetune');
  const form = await ana.modal();
  await fillIn(form, { title: 'Beta', answers });
  await form.check('blind', ['blind']);
  await slack.when(() => inputOf(form, 'invited'));
  await sent(form);
  return slack.when(() => ana.dms().find(({ text }) => text.includes('Beta')));
}

/**
 * Tries in vain, then lets the bot in: the thread appears, in a plainer form, for Slack refuses the
 * first, and the notice says so.
 */
export async function letIn({ slack, db }: Scene, notice: Message): Promise<void> {
  const ana = slack.as('ana');
  const before = slack.sentTo('ana').length;
  await ana.click(notice.channel, notice.ts, 'retry_delivery');
  // An answer, and another notice.
  await vi.waitFor(() => expect(slack.sentTo('ana').length).toBeGreaterThan(before + 1), 20_000);
  const plainer = slack.faults.add({
    method: 'chat.postMessage',
    when: ({ channel }) => channel === 'C0SECRET',
    effect: { type: 'refuse_block', block: 'actions' },
  });
  await ana.invite('secret', '@app');
  const isBeta = ({ text }: Message) => text.includes('Beta');
  const root = await slack.when(() => ana.messages('secret').find(isBeta));
  expect(root.blocks).toEqual([]);
  expect(plainer.hits()).toBe(1);
  await isLinked(db, 'Beta');
  await isDelivered(db);
  const notices = ana.dms().filter(isBeta);
  expect(notices.map(({ text }) => text).join()).toContain('is posted');
}
