import { describe, expect, it } from 'vitest';
import { EXAMPLE, EXAMPLE_TITLE } from './cases.ts';
import type { SlackPage } from './slack-page.ts';
import { openWorkspace, sharedBrowser, visit } from './visit.ts';

const browser = sharedBrowser();
const APP = 'RAG or fine-tune';

/** Ana has asked in a private channel that the bot is not in, and looks at what the bot tells her. */
async function askInSecret(): Promise<SlackPage> {
  const ana = await visit(browser(), await openWorkspace());
  await ana.goTo('secret');
  await ana.askFromExample('#secret', EXAMPLE);
  await ana.openMessagesOf(APP);
  await ana.main.getByText('I could not post it').waitFor();
  return ana;
}

describe('a private channel without the bot', () => {
  it('makes the bot tell the asker, alone, how to mend it', async () => {
    const ana = await askInSecret();
    const told = await ana.main.getByRole('article').innerText();
    expect(told).toContain(EXAMPLE_TITLE);
    expect(told).toContain('I am not in #secret');
    expect(told).toMatch(/Type \/invite @\S+/);
    expect(told).toContain('Nothing you typed is lost');

    await ana.actAs('Ben Okafor');
    await ana.openMessagesOf(APP);
    await ana.main.getByText('This conversation is just between you').waitFor();
    expect(await ana.main.getByRole('article').count()).toBe(0);
  });

  it.each([
    {
      how: 'the command',
      invite: (ana: SlackPage) => ana.say('#secret', '/invite @rag-or-finetune'),
    },
    { how: 'the channel’s details', invite: addInDetails },
  ])('gets its thread by itself once the bot is invited by $how', async ({ invite }) => {
    const ana = await askInSecret();
    await ana.goTo('secret');
    await invite(ana);
    await ana.openThread(EXAMPLE_TITLE);
    await ana.openMessagesOf(APP);
    await ana.main.getByText('is posted').waitFor();
    expect(await ana.main.getByText('could not post').count()).toBe(0);
  });

  it('can be swapped for another channel from the bot’s message', async () => {
    const ana = await askInSecret();
    await ana.main
      .getByRole('combobox', { name: 'Post it in another channel' })
      .selectOption('#general');
    await ana.main.getByText('is posted').waitFor();
    await ana.goTo('general');
    await ana.openThread(EXAMPLE_TITLE);
  });
});

it('the bot’s message quotes a title as it was typed', async () => {
  const ana = await visit(browser(), await openWorkspace());
  await ana.goTo('secret');
  await ana.openForm('#secret', '*bold* `code` _R&D_');
  await ana.form.startFrom(EXAMPLE);
  await ana.form.submit();
  await ana.openMessagesOf(APP);
  await ana.main.getByText('I could not post it').waitFor();
  expect(await ana.main.getByRole('article').innerText()).toContain('*bold* `code` _R&D_');
});

async function addInDetails(ana: SlackPage): Promise<void> {
  await ana.main.getByRole('button', { name: 'Channel details' }).click();
  const details = ana.page.getByRole('dialog', { name: '#secret' });
  await details.getByLabel('Add people or apps').selectOption(APP);
  await details.getByRole('button', { name: 'Add', exact: true }).click();
  await details.getByRole('list', { name: 'Members' }).getByText(APP).waitFor();
  await details.getByRole('button', { name: 'Done' }).click();
}
