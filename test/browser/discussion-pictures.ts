import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { type DiscussionPage, discussionOf } from './discussion.ts';
import type { SlackPage } from './slack-page.ts';

export const FOLDER = join(import.meta.dirname, '../../.github/pictures');
/** The sidebar says nothing about the bot. */
export const PANES = { x: 260, y: 0, width: 1180, height: 900 };

type Scrollable = { readonly scrollIntoView: (at?: { readonly block: 'end' }) => void };

/** Neither the pointer nor the focus is on anything that would show it. */
export async function leave(mira: SlackPage): Promise<void> {
  await mira.page.evaluate('document.activeElement?.blur()');
  await mira.page.mouse.move(0, 0);
}

const keep = (what: Locator, file: string): Promise<unknown> =>
  what.screenshot({ path: join(FOLDER, file) });

const keepPanes = (mira: SlackPage, file: string): Promise<unknown> =>
  mira.page.screenshot({ path: join(FOLDER, file), clip: PANES });

async function closeThread(mira: SlackPage): Promise<void> {
  await mira.thread.getByRole('button', { name: 'Close thread' }).click();
}

const open = async (mira: SlackPage, channel: string, title: string): Promise<DiscussionPage> => {
  await mira.goTo(channel);
  const of = discussionOf(mira, title);
  await of.root.waitFor();
  return of;
};
const remarks = (mira: SlackPage) => open(mira, 'ai-platform', 'Remarks on pull requests');
const shop = (mira: SlackPage) => open(mira, 'support-tools', 'Product texts for the web shop');
const sorting = (mira: SlackPage) => open(mira, 'support-tools', 'Sorting incoming mail by team');

/** Two of four have rated; in the thread's pane, where it has its name on top. */
export async function takeInvitation(mira: SlackPage, file: string): Promise<void> {
  const { root } = await remarks(mira);
  await root.hover();
  await root.getByRole('button', { name: 'Reply in thread' }).click();
  const asked = mira.thread.getByRole('article').first();
  await leave(mira);
  await keep(asked, file);
  await closeThread(mira);
}

export async function takeRatingForm(mira: SlackPage, file: string): Promise<void> {
  const form = await (await remarks(mira)).rate();
  await form.answer('Outside knowledge', 'Most');
  await form.answer('Behaviour', 'Strongly');
  await leave(mira);
  await keep(form.dialog, file);
  await form.cancel();
}

/** What four people's answers say, and the one criterion that splits them. */
export async function takePanel(mira: SlackPage, file: string): Promise<void> {
  await (await shop(mira)).openThread();
  const panel = mira.thread.getByRole('article').filter({ hasText: 'people’s answers say' });
  await panel.waitFor();
  await leave(mira);
  await keep(panel, file);
  await closeThread(mira);
}

export async function takeObjection(mira: SlackPage, file: string): Promise<void> {
  const { root, openThread } = await shop(mira);
  await openThread();
  const objection = mira.thread.getByRole('article').filter({ hasText: 'disagrees with' });
  await objection.evaluate((it: Scrollable) => it.scrollIntoView({ block: 'end' }));
  await root.evaluate((it: Scrollable) => it.scrollIntoView({ block: 'end' }));
  await leave(mira);
  await keepPanes(mira, file);
  await closeThread(mira);
}

export async function takeWhatIf(mira: SlackPage, file: string): Promise<void> {
  const form = await (await shop(mira)).whatIf();
  await form.answer('Training data', 'None');
  const outcome = form.dialog.getByText('What you changed');
  await outcome.waitFor();
  await outcome.evaluate((it: Scrollable) => it.scrollIntoView({ block: 'end' }));
  await leave(mira);
  await keep(form.dialog, file);
  await form.cancel();
}

export async function takeDecisionForm(mira: SlackPage, file: string): Promise<void> {
  const form = await (await shop(mira)).decide();
  await form.choose('What was decided', 'RAG');
  const reason = 'We have forty good examples, and nobody to write five hundred.';
  await form.dialog.getByRole('textbox', { name: 'Why' }).fill(reason);
  await leave(mira);
  await keep(form.dialog, file);
  await form.cancel();
}

export async function takeDecided(mira: SlackPage, file: string): Promise<void> {
  await (await sorting(mira)).openThread();
  const decided = mira.thread.getByRole('article').first();
  await leave(mira);
  await keep(decided, file);
  await closeThread(mira);
}

export async function takeReview(mira: SlackPage, file: string): Promise<void> {
  const of = await sorting(mira);
  await of.says('It is time to look at this again.');
  await of.openThread();
  const question = mira.thread.getByRole('article').filter({ hasText: 'Do they still hold?' });
  await question.waitFor();
  await question.evaluate((it: Scrollable) => it.scrollIntoView({ block: 'end' }));
  await leave(mira);
  await keepPanes(mira, file);
  await closeThread(mira);
}
