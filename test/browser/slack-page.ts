import type { Locator, Page } from 'playwright-core';
import type { Case } from './cases.ts';

/** The workspace as somebody sees it, by the names that things have on the screen. */
export function slackPage(page: Page) {
  const dialog = page.getByRole('dialog', { name: 'RAG or fine-tune?' });
  const thread = page.getByRole('complementary', { name: 'Thread' });
  const main = page.getByRole('main');
  const composer = (channel: string) => main.getByRole('combobox', { name: `Message ${channel}` });

  /** The message in the channel whose heading is this title. */
  const post = (title: string): Locator =>
    main
      .getByRole('article')
      .filter({ has: page.getByRole('heading', { name: title, exact: true }) });

  return {
    page,
    main,
    thread,
    composer,
    post,
    commands: page.getByRole('listbox', { name: 'Commands' }),
    form: formIn(dialog),

    async say(channel: string, text: string): Promise<void> {
      await composer(channel).fill(text);
      await composer(channel).press('Enter');
    },

    /** Types the beginning of the command, picks it, and sends it with what is to follow it. */
    async openForm(channel: string, title = ''): Promise<void> {
      await composer(channel).pressSequentially('/rag');
      await page.getByRole('option', { name: '/rag-or-finetune' }).click();
      await composer(channel).pressSequentially(title);
      await composer(channel).press('Enter');
      await dialog.waitFor();
    },

    /** Opens the thread of a post once all of it is there. */
    async openThread(title: string): Promise<readonly string[]> {
      await post(title).getByRole('button', { name: '3 replies' }).click();
      const messages = thread.getByRole('article');
      await messages.nth(3).waitFor();
      return messages.allInnerTexts();
    },
  };
}
export type SlackPage = ReturnType<typeof slackPage>;

function formIn(dialog: Locator) {
  const criterion = (name: string): Locator => dialog.getByLabel(`${name}:`);
  const choose = async (select: Locator, words: string): Promise<void> => {
    await select.click();
    await select.getByRole('option', { name: words }).click();
  };
  const considerations = dialog.getByRole('group', { name: 'Also matters to us' });
  const answer = (name: string, level: string): Promise<void> =>
    choose(criterion(name), `${level}:`);
  const title = dialog.getByLabel('Use case');
  const about = dialog.getByLabel('What it is for');
  const recommend = dialog.getByRole('button', { name: 'Recommend' });
  return {
    dialog,
    title,
    about,
    criterion,
    considerations,
    recommend,
    answer,

    startFrom: (example: string): Promise<void> =>
      choose(dialog.getByRole('combobox', { name: 'Start from an example' }), example),

    async fillIn(of: Case): Promise<void> {
      await title.fill(of.title);
      if (of.about !== undefined) await about.fill(of.about);
      for (const [name, level] of Object.entries(of.answers)) await answer(name, level);
      for (const wish of of.alsoMatters ?? []) {
        await considerations.getByRole('checkbox', { name: `${wish}:` }).check();
      }
    },

    async submit(): Promise<void> {
      await recommend.click();
      await dialog.waitFor({ state: 'hidden' });
    },

    /** What a control says of itself beside its label: its hint, and what is wrong with it. */
    async explanationOf(control: Locator): Promise<string> {
      const ids = (await control.getAttribute('aria-describedby')) ?? '';
      const texts = ids.split(' ').map((id) => dialog.locator(`[id="${id}"]`).innerText());
      return (await Promise.all(texts)).join('\n');
    },
  };
}
