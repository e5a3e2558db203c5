import { expect, it } from 'vitest';
import { openWorkspace, sharedBrowser, visit } from './visit.ts';

const browser = sharedBrowser();

it('help answers the asker alone', async () => {
  const ana = await visit(browser(), await openWorkspace());
  await ana.say('#general', 'Has anybody tried the new bot?');
  await ana.say('#general', '/rag-or-finetune help');
  const answer = ana.main.getByRole('article').filter({ hasText: 'Only visible to you' });
  expect(await answer.innerText()).toContain('/rag-or-finetune title of your use case');

  await ana.actAs('Ben Okafor');
  await answer.waitFor({ state: 'hidden' });
  await ana.main.getByText('Has anybody tried the new bot?').waitFor();
  expect(await ana.main.getByRole('article').count()).toBe(1);

  await ana.actAs('Ana Torres');
  await answer.waitFor();
});
