import { it } from 'vitest';
import { SUPPORT } from './cases.ts';
import { PHONE, DESKTOP } from './chromium.ts';
import { openWorkspace, useBrowser, visit } from './visit.ts';
const browser = useBrowser();
it.each([
  ['d-light', { ...DESKTOP, theme: 'light' }], ['d-dark', { ...DESKTOP, theme: 'dark' }],
  ['p-light', { ...PHONE, theme: 'light' }], ['p-dark', { ...PHONE, theme: 'dark' }],
] as const)('%s', async (name, screen) => {
  const slack = await openWorkspace();
  const ana = await visit(browser(), slack, screen);
  let n = 0;
  const shot = async (what: string) => { await ana.page.waitForTimeout(150); await ana.page.screenshot({ path: `/tmp/shots/${name}-${String(n++).padStart(2, '0')}-${what}.png` }); };
  await ana.composer('#general').pressSequentially('/rag');
  await shot('suggest');
  await ana.composer('#general').fill('');
  await ana.say('#general', '/rag-or-finetune help');
  await ana.page.getByText('Only visible to you').waitFor();
  await shot('help');
  await ana.openForm('#general', '');
  await shot('form');
  await ana.form.recommend.click();
  await ana.form.dialog.getByRole('alert').first().waitFor();
  await shot('errors');
  await ana.form.criterion('Outside knowledge').click();
  await shot('open-select');
  await ana.form.criterion('Outside knowledge').getByRole('option', { name: 'None:' }).click();
  await ana.form.answer('Change', 'Constantly');
  await ana.form.dialog.getByText('do not fit together').waitFor();
  await ana.form.dialog.getByText('do not fit together').scrollIntoViewIfNeeded();
  await shot('contradiction');
  await ana.form.startFrom('Customer support automation');
  await ana.page.waitForTimeout(500);
  await shot('example');
  await ana.form.fillIn(SUPPORT);
  await ana.form.submit();
  await ana.post(SUPPORT.title).getByRole('button', { name: '3 replies' }).waitFor();
  await shot('post');
  await ana.openThread(SUPPORT.title);
  const list = ana.thread.locator('.message-list');
  const total = await list.evaluate((e: { scrollHeight: number }) => e.scrollHeight);
  const see = await list.evaluate((e: { clientHeight: number }) => e.clientHeight);
  for (let y = 0; y < total; y += see) {
    await list.evaluate((e: { scrollTop: number }, top) => { e.scrollTop = top; }, y);
    await shot('thread');
  }
  await ana.thread.getByRole('button', { name: 'Close thread' }).click();
  if (screen.width === 390) { await ana.page.getByRole('button', { name: 'Show sidebar' }).click(); await shot('sidebar'); }
  await ana.page.getByRole('button', { name: 'secret (private)' }).click();
  await ana.openForm('#secret');
  await ana.form.startFrom('Customer support automation');
  await ana.page.waitForTimeout(500);
  await ana.form.submit();
  await ana.page.waitForTimeout(500);
  await shot('secret');
  if (screen.width === 390) { await ana.page.getByRole('button', { name: 'Show sidebar' }).click(); }
  await ana.page.getByRole('navigation', { name: 'Workspace' }).getByRole('button', { name: 'RAG or fine-tune' }).click();
  await ana.page.getByText('could not post').waitFor();
  await shot('dm');
  if (screen.width === 390) { await ana.page.getByRole('button', { name: 'Show sidebar' }).click(); }
  await ana.page.getByRole('button', { name: 'secret (private)' }).click();
  await ana.say('#secret', '/invite @rag-or-finetune');
  await ana.post(SUPPORT.title).getByRole('button', { name: '3 replies' }).waitFor();
  await shot('invited');
  if (screen.width === 390) { await ana.page.getByRole('button', { name: 'Show sidebar' }).click(); }
  await ana.page.getByRole('navigation', { name: 'Workspace' }).getByRole('button', { name: 'RAG or fine-tune' }).click();
  await ana.page.getByText('is posted in').waitFor();
  await shot('dm-after');
});
