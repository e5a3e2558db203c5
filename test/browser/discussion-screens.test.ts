import { describe, expect, it } from 'vitest';
import { movableClock } from '../journeys/clock.ts';
import { ASKED, workspaceWithCase } from './asked.ts';
import { DESKTOP, PHONE } from './chromium.ts';
import { discussionOf } from './discussion.ts';
import { misfits } from './misfits.ts';
import type { SlackPage } from './slack-page.ts';
import { sharedBrowser, visit } from './visit.ts';

const browser = sharedBrowser();
const DAY_MS = 86_400_000;

describe('the discussion fits the screen, in both themes', () => {
  it.each([
    { name: 'a desktop', screen: DESKTOP },
    { name: 'a phone', screen: PHONE },
  ])('of $name', async ({ screen }) => {
    const clock = movableClock();
    const ana = await visit(browser(), await workspaceWithCase({ clock }), screen);
    const of = discussionOf(ana, ASKED.title);
    const cancel = () => ana.page.getByRole('button', { name: 'Cancel' }).click();
    await of.root.waitFor();
    await expectToFit(ana);

    for (const open of [of.rate, of.whatIf]) {
      await open();
      await expectToFit(ana);
      await cancel();
    }
    const disagreement = await of.disagree();
    await disagreement.dialog.getByRole('button', { name: 'Post to the thread' }).click();
    await disagreement.dialog.getByRole('alert').first().waitFor();
    await expectToFit(ana);
    await disagreement.choose('What would you do instead?', 'Something else');
    await disagreement.field('Why?').fill('W'.repeat(400));
    await disagreement.send('Post to the thread');
    await of.says('1 disagrees');

    const decision = await of.decide();
    await expectToFit(ana);
    await decision.send('Decide');
    await of.says('Decided');
    clock.advance(91 * DAY_MS);
    await of.says('It is time to look at this again.');
    await expectToFit(ana);

    await of.root.getByRole('button', { name: /replies/ }).click();
    await ana.thread.getByText('Do they still hold?').first().waitFor();
    await expectToFit(ana);
  });
});

async function expectToFit({ page }: SlackPage): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await misfits(page), colorScheme).toEqual([]);
  }
}
