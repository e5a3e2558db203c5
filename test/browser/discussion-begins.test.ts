import { describe, expect, it } from 'vitest';
import { EXAMPLE, EXAMPLE_TITLE } from './cases.ts';
import { discussionOf } from './discussion.ts';
import { openWorkspace, sharedBrowser, visit } from './visit.ts';

const browser = sharedBrowser();
const APP = 'RAG or fine-tune';
const WISH = 'Could a bot answer what customers ask about invoices?';

describe('the Home tab', () => {
  it('begins an assessment in a channel that one chooses, and lists it', async () => {
    const ana = await visit(browser(), await openWorkspace());
    await ana.goTo(APP);
    await ana.main.getByRole('button', { name: 'New assessment' }).click();
    await ana.form.dialog.waitFor();
    await ana.form.startFrom(EXAMPLE);
    await ana.form.dialog.getByLabel('Where to post').selectOption('#random');
    await ana.form.submit();

    await ana.goTo('random');
    await discussionOf(ana, EXAMPLE_TITLE).says('Hybrid');
    await ana.goTo(APP);
    await ana.main.getByText(EXAMPLE_TITLE).first().waitFor();
  });
});

describe('a message', () => {
  it('becomes the case from its menu, and the thread leads back to it', async () => {
    const ana = await visit(browser(), await openWorkspace());
    await ana.say('#general', WISH);
    const message = ana.main.getByRole('article').filter({ hasText: WISH });
    await ana.chooseFor(message, 'Rate this use case');
    await ana.form.dialog.waitFor();
    expect(await ana.form.title.inputValue()).toBe(WISH);
    expect(await ana.form.about.inputValue()).toBe(WISH);

    await ana.form.startFrom(EXAMPLE);
    expect(await ana.form.title.inputValue()).toBe(WISH);
    await ana.form.submit();
    await ana.openThread(WISH);
    const back = ana.thread.getByRole('link', { name: 'The message this comes from' });
    await back.click();
    const linked = ana.main.getByRole('article').and(ana.page.locator('.highlighted'));
    expect(await linked.innerText()).toContain(WISH);
  });

  it('may be a reply in a thread, where no command can be typed', async () => {
    const slack = await openWorkspace();
    const ana = await visit(browser(), slack);
    await ana.say('#general', 'What shall we build next?');
    const root = ana.main.getByRole('article').filter({ hasText: 'build next' });
    await root.hover();
    await root.getByRole('button', { name: 'Reply in thread' }).click();
    const composer = ana.thread.getByRole('combobox', { name: 'Reply' });
    await composer.fill(WISH);
    await composer.press('Enter');

    const reply = ana.thread.getByRole('article').filter({ hasText: WISH });
    await ana.chooseFor(reply, 'Rate this use case');
    await ana.form.dialog.waitFor();
    expect(await ana.form.title.inputValue()).toBe(WISH);
    await ana.form.startFrom(EXAMPLE);
    await ana.form.submit();
    await discussionOf(ana, WISH).says('Hybrid');
  });
});

describe('the shortcut beside the composer', () => {
  it('asks where to post', async () => {
    const ana = await visit(browser(), await openWorkspace());
    await ana.main.getByRole('button', { name: 'Shortcuts' }).click();
    await ana.page.getByRole('menuitem', { name: 'Rate a use case' }).click();
    await ana.form.dialog.waitFor();
    await ana.form.startFrom(EXAMPLE);
    await ana.form.recommend.click();
    const channel = ana.form.dialog.getByLabel('Where to post');
    await expect.poll(() => ana.form.saidUnder(channel)).toContain('required');
    await channel.selectOption('#general');
    await ana.form.submit();
    await discussionOf(ana, EXAMPLE_TITLE).says('Hybrid');
  });
});
