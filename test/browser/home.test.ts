import { describe, expect, it } from 'vitest';
import { asked, HYBRID, RAG, setCompany } from '../journeys/a-manager.ts';
import { movableClock } from '../journeys/clock.ts';
import { DAY } from '../journeys/team.ts';
import { buildPage } from '../workspace/page/build.ts';
import { DESKTOP, PHONE } from './chromium.ts';
import { misfits } from './misfits.ts';
import { sharedBrowser, visit } from './visit.ts';

const browser = sharedBrowser();
const STUCK = ['Contract reader', 'Support tone', 'Merger papers'] as const;
const ROOMS = ['general', 'random', 'board'] as const;

/** Three threads that nobody has touched for weeks, in three channels, among others. */
async function stuckCompany() {
  const clock = movableClock();
  const testApp = await setCompany({ clock, pageDir: await buildPage() });
  for (const [index, title] of STUCK.entries()) {
    await asked(testApp, 'ana', ROOMS[index] ?? 'general', title, index === 1 ? HYBRID : RAG);
  }
  clock.advance(20 * DAY);
  await asked(testApp, 'ben', 'general', 'Asked today', RAG);
  return testApp;
}

describe('a manager on Monday', () => {
  it.each(STUCK)('finds a thread that is stuck in two clicks: %s', async (title) => {
    const { slack } = await stuckCompany();
    const ben = await visit(browser(), slack, { ...DESKTOP, as: 'ben' });
    await ben.goTo('RAG or fine-tune');
    const line = ben.main
      .getByRole('listitem')
      .filter({ has: ben.page.getByRole('link', { name: title }) });
    await line.first().waitFor();
    const seen = await line
      .first()
      .evaluate(
        (it: { getBoundingClientRect: () => { bottom: number } }) =>
          it.getBoundingClientRect().bottom,
      );
    expect(seen, 'without scrolling').toBeLessThan(900);
    await line.first().getByRole('link', { name: title }).click();
    await ben
      .post(title)
      .or(ben.thread.getByRole('heading', { name: title }))
      .first()
      .waitFor();
  });

  it('filters what they see, searches it, and clears that again', async () => {
    const { slack } = await stuckCompany();
    const ben = await visit(browser(), slack, { ...DESKTOP, as: 'ben' });
    await ben.goTo('RAG or fine-tune');
    const table = ben.main.getByRole('table');
    await table.getByText('Asked today').waitFor();
    await ben.main.getByRole('textbox', { name: 'Search' }).fill('merger');
    await ben.main.getByRole('textbox', { name: 'Search' }).press('Enter');
    await table.getByText('Asked today').waitFor({ state: 'detached' });
    await table.getByText('Merger papers').waitFor();
    await ben.main.getByRole('button', { name: 'Clear filters' }).click();
    await table.getByText('Asked today').waitFor();
  });
});

describe('Home fits the screen, in both themes', () => {
  it.each([
    { name: 'a desktop', screen: DESKTOP },
    { name: 'a phone', screen: PHONE },
  ])('of $name', async ({ screen }) => {
    const { slack } = await stuckCompany();
    const ben = await visit(browser(), slack, { ...screen, as: 'ben' });
    await ben.goTo('RAG or fine-tune');
    await ben.main.getByText('Asked today').first().waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await ben.page.emulateMedia({ colorScheme });
      // A table is scrolled sideways within itself on a narrow screen, as in Slack.
      expect((await misfits(ben.page)).filter((it) => !it.includes('table'))).toEqual([]);
    }
  });
});
