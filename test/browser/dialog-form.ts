import type { Locator } from 'playwright-core';

/** A form in its dialog, filled in with a mouse and a keyboard; everything by its name on the screen. */
export function dialogForm(dialog: Locator) {
  const field = (label: string): Locator => dialog.getByLabel(label);
  /** Several to tick under one legend. */
  const group = (legend: string): Locator => dialog.getByRole('group', { name: legend });

  const choose = async (label: string, option: string): Promise<void> => {
    await field(label).click();
    await field(label).getByRole('option', { name: option }).click();
  };

  return {
    dialog,
    field,
    group,
    choose,

    /** A level of one of the six criteria. */
    answer: (criterion: string, level: string): Promise<void> =>
      choose(`${criterion}:`, `${level}:`),

    async answerAll(answers: Readonly<Record<string, string>>): Promise<void> {
      for (const [criterion, level] of Object.entries(answers)) {
        await choose(`${criterion}:`, `${level}:`);
      }
    },

    async tick(legend: string, names: readonly string[]): Promise<void> {
      for (const name of names) await group(legend).getByRole('checkbox', { name }).check();
    },

    async cancel(): Promise<void> {
      await dialog.getByRole('button', { name: 'Cancel' }).click();
      await dialog.waitFor({ state: 'hidden' });
    },

    /** Sends the form, which closes. */
    async send(button: string): Promise<void> {
      await dialog.getByRole('button', { name: button, exact: true }).click();
      await dialog.waitFor({ state: 'hidden' });
    },
  };
}
export type DialogForm = ReturnType<typeof dialogForm>;
