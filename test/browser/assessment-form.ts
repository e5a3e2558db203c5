import type { Locator } from 'playwright-core';
import type { Case } from './cases.ts';

/** The form in its dialog, filled in with a mouse and a keyboard. */
export function assessmentForm(dialog: Locator) {
  const title = dialog.getByLabel('Use case');
  const about = dialog.getByLabel('What it is for');
  const more = dialog.getByRole('button', { name: 'More about the case' });
  const considerations = dialog.getByRole('group', { name: 'Also matters to us' });
  const recommend = dialog.getByRole('button', { name: 'Recommend' });
  const criterion = (name: string): Locator => dialog.getByLabel(`${name}:`);

  const choose = async (select: Locator, option: string): Promise<void> => {
    await select.click();
    await select.getByRole('option', { name: option }).click();
  };
  const answer = (name: string, level: string): Promise<void> =>
    choose(criterion(name), `${level}:`);

  /** Shows the optional part, if it is not shown yet. */
  const unfold = async (): Promise<void> => {
    if (await more.isVisible()) await more.click();
    await considerations.waitFor();
  };

  return {
    dialog,
    unfold,
    title,
    about,
    recommend,
    criterion,
    answer,
    choose,

    /** Resolves once the bot has filled the form in. */
    async startFrom(example: string): Promise<void> {
      await choose(dialog.getByRole('combobox', { name: 'Start from an example' }), example);
      await criterion('Transparency').and(dialog.locator('select:not(.empty)')).waitFor();
    },

    async fillIn(of: Case): Promise<void> {
      await title.fill(of.title);
      if (of.about !== undefined) await about.fill(of.about);
      for (const [name, level] of Object.entries(of.answers)) await answer(name, level);
      if (of.alsoMatters !== undefined) await unfold();
      for (const wish of of.alsoMatters ?? []) {
        await considerations.getByRole('checkbox', { name: `${wish}:` }).check();
      }
    },

    async submit(): Promise<void> {
      await recommend.click();
      await dialog.waitFor({ state: 'hidden' });
    },

    /** The name of the level that is chosen. */
    async chosen(name: string): Promise<string> {
      const words = await criterion(name).locator('option:checked').textContent();
      return words?.split(':')[0] ?? '';
    },

    /** What a control says of itself besides its label: its hint, and what is wrong with it. */
    async saidUnder(control: Locator): Promise<string> {
      const ids = (await control.getAttribute('aria-describedby')) ?? '';
      const texts = ids.split(' ').map((id) => dialog.locator(`[id="${id}"]`).innerText());
      return (await Promise.all(texts)).join('\n');
    },
  };
}
