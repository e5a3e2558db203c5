import { describe, expect, it } from 'vitest';
import { EXAMPLE, EXAMPLE_TITLE } from './cases.ts';
import { DESKTOP, PHONE } from './chromium.ts';
import { misfits } from './misfits.ts';
import type { SlackPage } from './slack-page.ts';
import { openWorkspace, sharedBrowser, visit } from './visit.ts';

const browser = sharedBrowser();

describe('the main job fits the screen, in both themes', () => {
  it.each([
    { name: 'a desktop', screen: DESKTOP },
    { name: 'a phone', screen: PHONE },
  ])('of $name', async ({ screen }) => {
    const ana = await visit(browser(), await openWorkspace(), screen);
    await ana.composer('#general').waitFor();
    await expectToFit(ana);

    await ana.openForm('#general');
    await ana.form.recommend.click();
    await ana.form.dialog.getByRole('alert').first().waitFor();
    await expectToFit(ana);

    await ana.form.startFrom(EXAMPLE);
    await ana.form.answer('Outside knowledge', 'None');
    await ana.form.dialog.getByText('do not fit together').first().waitFor();
    await expectToFit(ana);

    await ana.form.submit();
    await ana.post(EXAMPLE_TITLE).getByRole('button', { name: '4 replies' }).waitFor();
    await expectToFit(ana);

    await ana.openThread(EXAMPLE_TITLE);
    await expectToFit(ana);

    await ana.thread.getByRole('button', { name: 'Close thread' }).click();
    await ana.goTo('random');
    await ana.composer('#random').waitFor();
    await expectToFit(ana);
  });
});

describe('the theme', () => {
  it('is the system’s until somebody chooses the other one, which then stays', async () => {
    const ana = await visit(browser(), await openWorkspace(), { theme: 'light' });
    const ground = () =>
      ana.page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
    await ana.composer('#general').waitFor();
    expect(await ground()).toBe('rgb(255, 255, 255)');
    await ana.useTheme('dark');
    await expect.poll(ground).toBe('rgb(26, 29, 33)');
    await ana.page.reload();
    await ana.composer('#general').waitFor();
    expect(await ground()).toBe('rgb(26, 29, 33)');
  });
});

async function expectToFit({ page }: SlackPage): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await misfits(page), colorScheme).toEqual([]);
  }
}
