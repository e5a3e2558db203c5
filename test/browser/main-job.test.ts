import { describe, expect, it } from 'vitest';
import { SUPPORT } from './cases.ts';
import { openWorkspace, useBrowser, visit } from './visit.ts';

const browser = useBrowser();

describe('the main job, with a mouse and a keyboard', () => {
  it('the first letters of the command suggest it and say what it is for', async () => {
    const ana = await visit(browser(), await openWorkspace());
    await ana.composer('#general').pressSequentially('/rag');
    const suggestion = ana.commands.getByRole('option');
    expect(await suggestion.allInnerTexts()).toEqual([
      expect.stringMatching(
        /^\/rag-or-finetune \[title of the use case\] or help\s+Decide how to improve/,
      ),
    ]);
    await suggestion.click();
    expect(await ana.composer('#general').inputValue()).toBe('/rag-or-finetune ');
  });

  it('leads from the command over the form to a thread of three replies', async () => {
    const slack = await openWorkspace();
    const ana = await visit(browser(), slack);
    const ben = await visit(browser(), slack, { as: 'ben' });

    await ana.openForm('#general', SUPPORT.title);
    expect(await ana.form.title.inputValue()).toBe(SUPPORT.title);
    await ana.form.fillIn(SUPPORT);
    await ana.form.submit();

    // Everybody in the channel gets it, without a reload.
    const root = await ben.readPost(SUPPORT.title);
    expect(root).toContain('Hybrid');
    expect(root).toContain('Asked by @Ana Torres');

    await ben.openThread(SUPPORT.title);
    expect(await ben.headingsInThread()).toEqual([
      SUPPORT.title,
      'Why hybrid',
      'Trade-offs to discuss',
      'Prove it before you build it',
    ]);
    const [, why, tradeOffs] = await ben.messagesInThread();
    expect(why).toContain(SUPPORT.about);
    for (const [criterion, level] of Object.entries(SUPPORT.answers)) {
      expect(why).toContain(`${criterion}: ${level.toLowerCase()}`);
    }
    expect(tradeOffs).toContain('you ticked latency');
  });

  it('gives every trade-off a source that opens outside the workspace', async () => {
    const ana = await visit(browser(), await openWorkspace());
    await ana.ask('#general', SUPPORT);
    await ana.openThread(SUPPORT.title);

    const tradeOffs = ana.reply('Trade-offs to discuss').getByRole('paragraph');
    const links = await Promise.all(
      (await tradeOffs.all()).map(async (tradeOff) => {
        const link = tradeOff.getByRole('link').first();
        return { href: await link.getAttribute('href'), target: await link.getAttribute('target') };
      }),
    );
    expect(links).toHaveLength(6);
    for (const link of links) {
      expect(link).toEqual({ href: expect.stringMatching(/^https:\/\//), target: '_blank' });
    }
  });

  it('opens a source in a tab of its own and leaves the thread where it is', async () => {
    const ana = await visit(browser(), await openWorkspace());
    await ana.ask('#general', SUPPORT);
    await ana.openThread(SUPPORT.title);
    await ana.page.context().route('https://**', (route) => route.fulfill({ contentType: 'text/html', body: 'The paper' }));

    const tab = ana.page.context().waitForEvent('page');
    await ana.reply('Trade-offs to discuss').getByRole('link').first().click();
    await (await tab).getByText('The paper').waitFor();
    expect((await tab).url()).toMatch(/^https:\/\/arxiv\.org\/abs\//);
    expect(await ana.thread.isVisible()).toBe(true);
  });
});

describe('a link to a thread', () => {
  it('is in the address bar: a reload opens the same thread', async () => {
    const ana = await visit(browser(), await openWorkspace());
    await ana.ask('#general', SUPPORT);
    await ana.openThread(SUPPORT.title);
    await ana.page.reload();
    expect((await ana.headingsInThread())[0]).toBe(SUPPORT.title);
  });

  it('can be copied from a reply and leads somebody else to that reply', async () => {
    const slack = await openWorkspace();
    const ana = await visit(browser(), slack);
    await ana.ask('#general', SUPPORT);
    await ana.openThread(SUPPORT.title);
    const link = await ana.copyLink(ana.reply('Trade-offs to discuss'));
    expect(link).toMatch(/\/archives\/C0GENERAL\/p\d+\?thread_ts=\d+\.\d+$/);

    const ben = await visit(browser(), slack, { as: 'ben' });
    await ben.page.goto(link);
    await ben.reply('Trade-offs to discuss').and(ben.page.locator('.highlighted')).waitFor();
    expect((await ben.headingsInThread())[0]).toBe(SUPPORT.title);
  });
});
