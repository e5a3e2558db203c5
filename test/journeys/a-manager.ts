import type { ModalDriver } from '../workspace/modal-driver.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { ask, threadOf } from './ask.ts';
import { FIVE } from './team.ts';
import { startTestApp, type TestApp } from './test-app.ts';
import { wordsOf } from './words.ts';

export const RAG = '4 1 4 1 2 4';
export const HYBRID = '4 4 4 4 4 4';
export const PROMPTING = '0 0 0 0 0 0';

const timeoutMs = 10_000;

/** Everybody is in #general, a guest too; ana and ben are in #board, with the bot. */
export async function setCompany(
  options: Parameters<typeof startTestApp>[1] = {},
): Promise<TestApp> {
  return startTestApp('socket', {
    people: [...FIVE, { name: 'gus', guest: 'multi_channel' }],
    channels: [
      { name: 'general', members: [...FIVE.map(({ name }) => name), 'gus'] },
      { name: 'random' },
      { name: 'board', kind: 'private', members: ['ana', 'ben', '@app'] },
    ],
    ...options,
  });
}

/** Asks, and waits until the thread is whole. */
export async function asked(
  { slack }: TestApp,
  who: string,
  channel: string,
  title: string,
  answers = RAG,
): Promise<string> {
  await ask(slack, who, channel, { title, answers });
  const [root] = await threadOf(slack, who, channel, title);
  return root?.ts ?? '';
}

/** The text of a person's Home. */
export const homeOf = ({ slack }: Pick<TestApp, 'slack'>, who: string): string =>
  wordsOf(slack.as(who).home()?.blocks);

/** Waits until a Home that is open says this. */
export async function homeSays(testApp: TestApp, who: string, words: string): Promise<string> {
  const label = `a Home of ${who} with “${words}”`;
  await testApp.slack.when(() => homeOf(testApp, who).includes(words), { label, timeoutMs });
  return homeOf(testApp, who);
}

/** Waits until it does not say it any more. */
export async function homeDrops(testApp: TestApp, who: string, words: string): Promise<string> {
  const label = `a Home of ${who} without “${words}”`;
  await testApp.slack.when(() => !homeOf(testApp, who).includes(words), { label, timeoutMs });
  return homeOf(testApp, who);
}

export async function openedHome(testApp: Pick<TestApp, 'slack'>, who: string): Promise<string> {
  const { slack } = testApp;
  await slack.as(who).openHome();
  await slack.when(() => slack.as(who).home(), { timeoutMs, label: `${who}’s Home` });
  return homeOf(testApp, who);
}

/** Opens Home, and there a form. */
export async function fromHome(
  slack: Workspace,
  who: string,
  button: string,
): Promise<ModalDriver> {
  await openedHome({ slack }, who);
  await slack.as(who).clickHome(button);
  return slack.as(who).modal({ timeoutMs });
}

/** The bot's private answer to these words after the command. */
export async function answered(
  { slack }: TestApp,
  who: string,
  channel: string,
  typed: string,
): Promise<string> {
  const person = slack.as(who);
  const private_ = () => person.messages(channel).filter(({ ephemeral }) => ephemeral);
  const before = private_().length;
  await person.command(channel, `/rag-or-finetune ${typed}`);
  const said = await slack.when(() => private_()[before], { label: 'an answer', timeoutMs });
  return `${said.text}\n${wordsOf(said.blocks)}`;
}

/** Types words into the search field of an open Home, and presses Enter. */
export async function searched({ slack }: TestApp, who: string, words: string): Promise<void> {
  await slack.as(who).typeInHome('home_search', words);
  await slack.as(who).pressEnterInHome('home_search');
}
