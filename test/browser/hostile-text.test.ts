import { describe, expect, it } from 'vitest';
import { EXAMPLE } from './cases.ts';
import { PHONE } from './chromium.ts';
import { misfits } from './misfits.ts';
import { openWorkspace, sharedBrowser, visit } from './visit.ts';

const browser = sharedBrowser();

/** As many as a title takes: each counts as two characters. */
const EMOJI = '🦜'.repeat(75);

describe('a title that means something to Slack or to a browser', () => {
  it.each([
    { what: 'markup', title: '<!channel> *bold* <@U0BEN> <script>alert(1)</script>' },
    { what: 'links', title: '[x](http://evil.example) <http://evil.example|here> &lt;!here&gt;' },
    { what: 'as many emoji as it takes', title: EMOJI },
    { what: 'one word without an end', title: 'W'.repeat(150) },
    { what: 'text from right to left', title: 'مساعد العقود: RAG أم ضبط؟ gnp.exe' },
  ])('is shown as it was typed: $what', async ({ title }) => {
    const ana = await visit(browser(), await openWorkspace(), PHONE);
    await ana.openForm('#general');
    await ana.form.title.fill(title);
    await ana.form.about.fill(title);
    await ana.form.startFrom(EXAMPLE);
    await ana.form.submit();

    const root = ana.main.getByRole('article');
    expect(await root.getByRole('heading').first().textContent()).toBe(title);
    await root.getByRole('button', { name: '4 replies' }).click();

    const why = ana.reply('Why hybrid');
    expect(await why.textContent()).toContain(title);
    const inThread = ana.thread.getByRole('article').first();
    expect(await inThread.getByRole('heading').first().textContent()).toBe(title);

    expect(await misfits(ana.page)).toEqual([]);

    // Nothing in it came to life: the only mention is that of the asker.
    const mentions = ana.page.locator('article .mention');
    expect(new Set(await mentions.allInnerTexts())).toEqual(new Set(['@Ana Torres']));
    expect(await ana.page.locator('article a[href*="evil"]').count()).toBe(0);
    expect(await ana.page.locator('article script').count()).toBe(0);
  });

  it('is cut between two characters if it is too long, and kept whole in the description', async () => {
    const ana = await visit(browser(), await openWorkspace());
    const families = '👨‍👩‍👧'.repeat(150);
    await ana.say('#general', `/rag-or-finetune ${families}`);
    await ana.form.dialog.waitFor();
    expect(await ana.form.title.inputValue()).toMatch(/^(👨‍👩‍👧)+…$/u);
    expect(await ana.form.about.inputValue()).toBe(families);
  });
});
