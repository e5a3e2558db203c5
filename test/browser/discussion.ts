import type { Locator } from 'playwright-core';
import { type DialogForm, dialogForm } from './dialog-form.ts';
import type { SlackPage } from './slack-page.ts';

/** What somebody does about a case from its root message: buttons, the menu, and their forms. */
export function discussionOf({ page, post, thread }: SlackPage, title: string) {
  const root = post(title);
  const button = (name: string): Locator => root.getByRole('button', { name, exact: true });

  const formCalled = async (name: string): Promise<DialogForm> => {
    const dialog = page.getByRole('dialog', { name, exact: true });
    await dialog.waitFor();
    return dialogForm(dialog);
  };

  const pick = async (entry: string): Promise<void> => {
    await button('More options').click();
    await page.getByRole('menuitem', { name: entry, exact: true }).click();
  };

  return {
    root,
    button,
    /** Chooses in the menu beside the buttons. */
    pick,
    formCalled,

    /** Waits until the root message says this. */
    says: (words: string): Promise<void> => root.filter({ hasText: words }).waitFor(),

    async openThread(): Promise<void> {
      await root.getByRole('button', { name: /repl(y|ies)/ }).click();
      await thread.getByRole('article').nth(1).waitFor();
    },

    async rate(): Promise<DialogForm> {
      await button('Rate it yourself').click();
      return formCalled('Rate it yourself');
    },

    /** Asks to reveal; the dialog that asks back. */
    async reveal(): Promise<Locator> {
      await button('Reveal').click();
      const dialog = page.getByRole('dialog', { name: 'Reveal the ratings?' });
      await dialog.waitFor();
      return dialog;
    },

    async disagree(): Promise<DialogForm> {
      await button('Disagree…').click();
      return formCalled('Why do you disagree?');
    },

    async decide(): Promise<DialogForm> {
      await button('Decide…').click();
      return formCalled('Record the decision');
    },

    async whatIf(): Promise<DialogForm> {
      await pick('What if…');
      return formCalled('What if?');
    },
  };
}
export type DiscussionPage = ReturnType<typeof discussionOf>;
