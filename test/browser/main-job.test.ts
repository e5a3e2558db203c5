import { describe, expect, it } from 'vitest';
import { en } from '../../src/i18n/en/english.ts';
import { EXAMPLE, EXAMPLE_TITLE, SUPPORT } from './cases.ts';
import { openWorkspace, sharedBrowser, visit } from './visit.ts';

const browser = sharedBrowser();

describe('the main job', () => {
  it('begins with a few letters: the command is suggested with what it is for', async () => {
    const ana = await visit(browser(), await openWorkspace());
    await ana.composer('#general').pressSequentially('/rag');
    const suggestion = ana.commands.getByRole('option');
    expect(await suggestion.allInnerTexts()).toEqual([
      expect.stringMatching(/^\/rag-or-finetune.*\s+Decide how to improve an LLM application/),
    ]);
    await suggestion.click();
    expect(await ana.composer('#general').inputValue()).toBe('/rag-or-finetune ');
  });

  it('leads over the form to a thread of four replies that the whole channel gets', async () => {
    const slack = await openWorkspace();
    const ana = await visit(browser(), slack);
    const ben = await visit(browser(), slack, { as: 'ben' });

    await ana.openForm('#general', SUPPORT.title);
    expect(await ana.form.title.inputValue()).toBe(SUPPORT.title);
    await ana.form.fillIn(SUPPORT);
    await ana.form.submit();

    const root = await ben.post(SUPPORT.title).innerText();
    expect(root).toContain('Hybrid');
    expect(root).toContain('Asked by @Ana Torres');

    await ben.openThread(SUPPORT.title);
    expect(await ben.headingsInThread()).toEqual([
      SUPPORT.title,
      'Why hybrid',
      en.how.heading,
      en.tradeOffs.heading,
      en.proof.heading,
    ]);
    const why = await ben.reply('Why hybrid').innerText();
    expect(why).toContain(SUPPORT.about);
    for (const criterion of Object.keys(SUPPORT.answers)) expect(why).toContain(criterion);
  });

  it('gives trade-offs their sources, which open in a tab of their own', async () => {
    const ana = await visit(browser(), await openWorkspace());
    await ana.askFromExample('#general', EXAMPLE);
    await ana.openThread(EXAMPLE_TITLE);

    const sources = await ana.reply(en.tradeOffs.heading).getByRole('link').all();
    expect(sources.length).toBeGreaterThan(1);
    for (const source of sources) {
      expect(await source.getAttribute('href')).toMatch(/^https:\/\//);
      expect(await source.getAttribute('target')).toBe('_blank');
    }

    const source = ana.reply(en.tradeOffs.heading).getByRole('link').first();
    const tab = ana.page.waitForEvent('popup');
    const asked = ana.page
      .context()
      .waitForEvent('request', (request) => request.isNavigationRequest());
    await source.click();
    expect((await asked).url()).toBe(await source.getAttribute('href'));
    await (await tab).close();
    expect(await ana.thread.isVisible()).toBe(true);
  });
});

describe('a link to a thread', () => {
  it('outlives a reload, and one to a reply leads somebody else to that reply', async () => {
    const slack = await openWorkspace();
    const ana = await visit(browser(), slack);
    await ana.askFromExample('#general', EXAMPLE);
    await ana.openThread(EXAMPLE_TITLE);
    await ana.page.reload();
    expect(await ana.headingsInThread()).toContain(EXAMPLE_TITLE);
    const link = await ana.copyLink(ana.reply(en.tradeOffs.heading));

    const ben = await visit(browser(), slack, { as: 'ben' });
    await ben.page.goto(link);
    const linked = ben.reply(en.tradeOffs.heading).and(ben.page.locator('.highlighted'));
    await linked.waitFor();
    expect(await ben.headingsInThread()).toContain(EXAMPLE_TITLE);
    // It is taller than the pane, so it is read from its beginning.
    const below = await ben.thread.getByRole('heading', { name: 'Thread' }).boundingBox();
    const beginning = await linked.getByRole('heading').boundingBox();
    expect(beginning?.y).toBeGreaterThan((below?.y ?? 0) + (below?.height ?? 0));
  });
});

it('help is explained to the asker alone', async () => {
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
