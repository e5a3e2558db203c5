import { describe, expect, it } from 'vitest';
import { ASKED, workspaceWithCase } from './asked.ts';
import { discussionOf } from './discussion.ts';
import { sharedBrowser, visit } from './visit.ts';

const browser = sharedBrowser();

describe('what people say of a recommendation', () => {
  it('is counted in the message that everybody sees, and can be changed', async () => {
    const slack = await workspaceWithCase();
    const ana = discussionOf(await visit(browser(), slack), ASKED.title);
    const benPage = await visit(browser(), slack, { as: 'ben' });
    const ben = discussionOf(benPage, ASKED.title);

    await ben.button('Agree').click();
    for (const everybody of [ana, ben]) await everybody.says('1 agrees');

    const form = await ben.disagree();
    expect(await form.field('What would you do instead?').innerText()).not.toContain('Hybrid');
    await form.dialog.getByRole('button', { name: 'Post to the thread' }).click();
    await expect.poll(() => form.dialog.getByRole('alert').count()).toBe(2);

    await form.choose('What would you do instead?', 'Prompting first');
    const reason = 'Nobody has tried a *better prompt* yet, @channel.';
    await form.field('Why?').fill(reason);
    await form.send('Post to the thread');
    for (const everybody of [ana, ben]) await everybody.says('1 disagrees');

    await benPage.openThread(ASKED.title, 5);
    const objection = benPage.thread.getByRole('article').last();
    expect(await objection.innerText()).toContain(
      '@Ben Okafor disagrees with hybrid and would go for prompting first:',
    );
    expect(await objection.innerText()).toContain(reason);
  });

  it('can be written with the keyboard alone', async () => {
    const slack = await workspaceWithCase();
    const benPage = await visit(browser(), slack, { as: 'ben' });
    const ben = discussionOf(benPage, ASKED.title);
    await ben.button('Disagree…').focus();
    await benPage.page.keyboard.press('Enter');
    const dialog = benPage.page.getByRole('dialog', { name: 'Why do you disagree?' });
    await dialog.waitFor();

    await dialog.getByLabel('What would you do instead?').focus();
    await benPage.page.keyboard.type('RAG');
    await benPage.page.keyboard.press('Tab');
    await benPage.page.keyboard.type('Our examples are stale.');
    await benPage.page.keyboard.press('Tab');
    await benPage.page.keyboard.press('Tab');
    await benPage.page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    await ben.says('1 disagrees');
  });
});

describe('other answers', () => {
  it('show at once what would follow, to the one who tries them', async () => {
    const slack = await workspaceWithCase();
    const benPage = await visit(browser(), slack, { as: 'ben' });
    const ben = discussionOf(benPage, ASKED.title);
    const form = await ben.whatIf();
    await form.dialog.getByText('You have changed nothing yet').waitFor();
    expect(await form.dialog.innerText()).toContain('These answers say: Hybrid');

    await form.answer('Training data', 'None');
    await form.dialog.getByText('What you changed').waitFor();
    const words = await form.dialog.innerText();
    expect(words).toContain('These answers say: RAG');
    expect(words).toContain('The record says otherwise: Hybrid');
    expect(words).toContain('Training data: from “many” to “none”');

    await form.answer('Training data', 'Many');
    await form.dialog.getByText('You have changed nothing yet').waitFor();
    await form.dialog.getByRole('button', { name: 'Cancel' }).click();
    expect(await ben.root.innerText()).toContain('Hybrid');
  });

  it('can be proposed to the thread, where the owner takes them over', async () => {
    const slack = await workspaceWithCase();
    const anaPage = await visit(browser(), slack);
    const benPage = await visit(browser(), slack, { as: 'ben' });
    const form = await discussionOf(benPage, ASKED.title).whatIf();
    await form.answer('Training data', 'None');
    await form.dialog.getByText('What you changed').waitFor();
    await form.field('A note for the thread').fill('The examples were deleted last week.');
    await form.send('Propose to the thread');

    await anaPage.openThread(ASKED.title, 5);
    const proposal = anaPage.thread.getByRole('article').last();
    expect(await proposal.innerText()).toContain('@Ben Okafor proposes other answers:');
    await proposal.getByRole('button', { name: 'Take these answers…' }).click();
    const edit = anaPage.page.getByRole('dialog', { name: 'Edit the answers' });
    await edit.getByRole('button', { name: 'Save' }).click();
    await edit.waitFor({ state: 'hidden' });
    await discussionOf(anaPage, ASKED.title).says('RAG: ');
    await anaPage.thread.getByText('The verdict was hybrid and is now RAG').first().waitFor();
  });
});
