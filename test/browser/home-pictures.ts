import { join } from 'node:path';
import { SUPPORT } from './cases.ts';
import { FOLDER, leave, PANES } from './discussion-pictures.ts';
import type { SlackPage } from './slack-page.ts';

type Scrollable = { readonly scrollIntoView: (at?: { readonly block: 'start' }) => void };

/** Somebody's Home once it says this, from its top. */
export async function takeHome(mira: SlackPage, file: string, words: string): Promise<void> {
  await mira.goTo('RAG or fine-tune');
  await mira.main.getByText(words).first().waitFor();
  await leave(mira);
  await keep(mira, file);
}

/** The panes, or the whole screen of a phone; no more of them than is filled. */
async function keep({ page, main }: SlackPage, file: string): Promise<void> {
  const path = join(FOLDER, file);
  const isNarrow = (page.viewportSize()?.width ?? 0) < PANES.width;
  if (isNarrow) return void (await page.screenshot({ path }));
  const shown = await main.locator('.home > .blocks').boundingBox();
  const height = Math.min(PANES.height, (shown?.y ?? 0) + (shown?.height ?? PANES.height) + 24);
  await page.screenshot({ path, clip: { ...PANES, height } });
}

/** Only what is open and was recommended to be fine-tuned. */
export async function takeFiltered(mira: SlackPage, file: string): Promise<void> {
  await mira.goTo('RAG or fine-tune');
  await mira.page.getByRole('combobox', { name: 'Any status' }).selectOption({ label: 'Open' });
  await mira.page.getByRole('button', { name: 'Clear filters' }).waitFor();
  const top = mira.main.getByRole('heading', { name: 'Decisions', exact: true });
  await top.evaluate((it: Scrollable) => it.scrollIntoView({ block: 'start' }));
  await leave(mira);
  await keep(mira, file);
}

/** The figures at its end. */
export async function takeFigures(mira: SlackPage, file: string): Promise<void> {
  await mira.goTo('RAG or fine-tune');
  const figures = mira.main.getByRole('heading', { name: 'In figures' });
  await figures.evaluate((it: Scrollable) => it.scrollIntoView());
  await leave(mira);
  await keep(mira, file);
}

/** Home of an empty room, and after the first question. */
export async function takeBeginnings(mira: SlackPage): Promise<void> {
  await takeHome(mira, 'home-empty.png', 'Nothing yet.');
  await mira.goTo('ai-platform');
  await mira.ask('#ai-platform', SUPPORT);
  await mira.post(SUPPORT.title).getByRole('button', { name: '4 replies' }).waitFor();
  await takeHome(mira, 'home-first.png', SUPPORT.title);
}
