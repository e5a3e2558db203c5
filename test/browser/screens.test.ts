import { describe, expect, it } from 'vitest';
import { EXAMPLE, EXAMPLE_TITLE } from './cases.ts';
import { DESKTOP, PHONE } from './chromium.ts';
import { misfits } from './misfits.ts';
import { openWorkspace, sharedBrowser, visit } from './visit.ts';

const browser = sharedBrowser();

describe.each([
  { name: 'a desktop', screen: DESKTOP },
  { name: 'a phone', screen: PHONE },
])('on $name', ({ screen }) => {
  it.each(['light', 'dark'] as const)(
    'the main job fits the screen, in the %s theme',
    async (theme) => {
      const ana = await visit(browser(), await openWorkspace(), { ...screen, theme });
      await ana.composer('#general').waitFor();
      expect(await misfits(ana.page)).toEqual([]);

      await ana.openForm('#general');
      await ana.form.recommend.click();
      await ana.form.dialog.getByRole('alert').first().waitFor();
      expect(await misfits(ana.page)).toEqual([]);

      await ana.form.startFrom(EXAMPLE);
      await ana.form.answer('Outside knowledge', 'None');
      await ana.form.dialog.getByText('do not fit together').waitFor();
      expect(await misfits(ana.page)).toEqual([]);

      await ana.form.submit();
      await ana.post(EXAMPLE_TITLE).getByRole('button', { name: '3 replies' }).waitFor();
      expect(await misfits(ana.page)).toEqual([]);

      await ana.openThread(EXAMPLE_TITLE);
      expect(await misfits(ana.page)).toEqual([]);

      await ana.thread.getByRole('button', { name: 'Close thread' }).click();
      await ana.goTo('random');
      await ana.composer('#random').waitFor();
    },
  );
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
