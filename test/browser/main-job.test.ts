import { describe, expect, it } from 'vitest';
import { SUPPORT } from './cases.ts';
import { openWorkspace, useBrowser, visit } from './visit.ts';

const browser = useBrowser();

describe('from the command to a thread', () => {
  it('a few keystrokes suggest the command', async () => {
    const ana = await visit(browser(), await openWorkspace());
    await ana.openForm('#general', SUPPORT.title);
    await ana.page.screenshot({ path: '/tmp/shots/form-empty.png' });
    expect(await ana.form.title.inputValue()).toBe(SUPPORT.title);
    await ana.form.fillIn(SUPPORT);
    await ana.page.screenshot({ path: '/tmp/shots/form-full.png' });
    await ana.form.submit();
    await ana.post(SUPPORT.title).waitFor();
    const texts = await ana.openThread(SUPPORT.title);
    await ana.page.screenshot({ path: '/tmp/shots/thread.png' });
    console.log(texts.length, await ana.thread.getByRole('article').nth(2).innerHTML());console.log(await ana.thread.getByRole('article').nth(1).ariaSnapshot());
  });
});
