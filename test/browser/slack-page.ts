import type { Locator, Page } from 'playwright-core';
import { assessmentForm } from './assessment-form.ts';
import type { Case } from './cases.ts';

/** The workspace as somebody sees it: everything by the name that it has on the screen. */
export function slackPage(page: Page) {
  const main = page.getByRole('main');
  const thread = page.getByRole('complementary', { name: 'Thread' });
  const sidebar = page.getByRole('navigation', { name: 'Workspace' });
  const commands = page.getByRole('listbox', { name: 'Commands' });
  const form = assessmentForm(page.getByRole('dialog', { name: 'RAG or fine-tune?' }));

  const composer = (channel: string): Locator =>
    main.getByRole('combobox', { name: `Message ${channel}` });

  const headed = (title: string) => ({
    has: page.getByRole('heading', { name: title, exact: true }),
  });
  /** The message in the channel, or in the open thread, that has this heading. */
  const post = (title: string): Locator => main.getByRole('article').filter(headed(title));
  const reply = (title: string): Locator => thread.getByRole('article').filter(headed(title));

  /** The messages of the open thread once all of them are there. */
  const wholeThread = async (replies = 4): Promise<Locator> => {
    const messages = thread.getByRole('article');
    await messages.nth(replies).waitFor();
    return messages;
  };

  /** Types the beginning of the command, picks it, and sends it with what is to follow it. */
  const openForm = async (channel: string, title = ''): Promise<void> => {
    await composer(channel).pressSequentially('/rag');
    await commands.getByRole('option', { name: '/rag-or-finetune' }).click();
    await composer(channel).pressSequentially(title);
    await composer(channel).press('Enter');
    await form.dialog.waitFor();
  };

  /** On a narrow screen the sidebar has to be brought in first. */
  const openSidebar = async (): Promise<void> => {
    await main.waitFor();
    if (await sidebar.isVisible()) return;
    await page.getByRole('button', { name: 'Show sidebar' }).click();
  };

  return {
    page,
    main,
    thread,
    commands,
    form,
    composer,
    post,
    reply,
    openForm,

    async goTo(place: string): Promise<void> {
      await openSidebar();
      await sidebar.getByRole('button', { name: place }).click();
    },

    /** Where the bot's direct messages are. */
    async openMessagesOf(app: string): Promise<void> {
      await openSidebar();
      await sidebar.getByRole('button', { name: app }).click();
      await main.getByRole('button', { name: 'Messages', exact: true }).click();
      await page.getByRole('main', { name: app, exact: true }).waitFor();
    },

    async useTheme(theme: 'light' | 'dark'): Promise<void> {
      await openSidebar();
      await sidebar.getByRole('button', { name: `Use ${theme} theme` }).click();
    },

    async actAs(person: string): Promise<void> {
      await openSidebar();
      await sidebar.getByRole('combobox', { name: 'Act as' }).selectOption(person);
    },

    async say(channel: string, text: string): Promise<void> {
      await composer(channel).fill(text);
      await composer(channel).press('Enter');
    },

    async ask(channel: string, of: Case): Promise<void> {
      await openForm(channel);
      await form.fillIn(of);
      await form.submit();
    },

    /** The quickest way to a thread. */
    async askFromExample(channel: string, example: string): Promise<void> {
      await openForm(channel);
      await form.startFrom(example);
      await form.submit();
    },

    async openThread(title: string, replies = 4): Promise<void> {
      await post(title)
        .getByRole('button', { name: `${replies} replies` })
        .click();
      await wholeThread(replies);
    },

    /** Waits until the bot says this where nobody else sees it. */
    async toldAlone(words: string): Promise<void> {
      const told = main.getByRole('article').filter({ hasText: 'Only visible to you' });
      await told.filter({ hasText: words }).waitFor();
    },

    /** Chooses what apps offer for a message. */
    async chooseFor(message: Locator, entry: string): Promise<void> {
      await message.hover();
      await message.getByRole('button', { name: 'More actions' }).click();
      await page.getByRole('menuitem', { name: entry }).click();
    },

    /** What each message of the thread begins with. */
    async headingsInThread(): Promise<readonly string[]> {
      const messages = await (await wholeThread()).all();
      return Promise.all(messages.map((it) => it.getByRole('heading').first().innerText()));
    },

    async copyLink(message: Locator): Promise<string> {
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await message.hover();
      await message.getByRole('button', { name: 'More actions' }).click();
      await page.getByRole('menuitem', { name: 'Copy link' }).click();
      const copied = await page.waitForFunction<string>('navigator.clipboard.readText()');
      return copied.jsonValue();
    },
  };
}
export type SlackPage = ReturnType<typeof slackPage>;
