import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { movableClock } from '../journeys/clock.ts';
import { ASKED, workspaceWithCase } from './asked.ts';
import { discussionOf } from './discussion.ts';
import type { SlackPage } from './slack-page.ts';
import { sharedBrowser, visit } from './visit.ts';

const browser = sharedBrowser();
const APP = 'RAG or fine-tune';
const REASON = 'We want to ship in a week, and a prompt is good enough for that.';
const DAY_MS = 86_400_000;

/** `YYYY-MM-DD` so many days from now, and as it is written. */
function dayAhead(days: number): { readonly day: string; readonly words: string } {
  const date = new Date(Date.now() + days * DAY_MS);
  const words = date.toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
  return { day: date.toISOString().slice(0, 10), words };
}

describe('a decision', () => {
  it('against the recommendation needs a reason, and ends the voting', async () => {
    const ana = await visit(browser(), await workspaceWithCase());
    const of = discussionOf(ana, ASKED.title);
    const form = await of.decide();
    await form.choose('What was decided', 'Prompting first');
    await form.field('When to look at it again').fill(dayAhead(-1).day);
    await form.dialog.getByRole('button', { name: 'Decide' }).click();
    await expect.poll(() => form.dialog.getByRole('alert').count()).toBe(2);

    const { day, words } = dayAhead(30);
    await form.field('When to look at it again').fill(day);
    await form.dialog.getByRole('textbox', { name: 'Why' }).fill(REASON);
    await form.tick('Who decided', ['Ben Okafor']);
    await form.send('Decide');

    await of.says('Decided: prompting first');
    const root = await of.root.innerText();
    expect(root).toContain('The recommendation was hybrid');
    expect(root).toContain(REASON);
    expect(root).toContain(`to be looked at again on ${words}`);
    for (const gone of ['Agree', 'Disagree…', 'Decide…']) {
      expect(await of.button(gone).count()).toBe(0);
    }
  });

  it('is looked at again on its day', async () => {
    const clock = movableClock();
    const ana = await visit(browser(), await workspaceWithCase({ clock }));
    const of = discussionOf(ana, ASKED.title);
    await (await of.decide()).send('Decide');
    await of.says('Decided: hybrid');
    clock.advance(91 * DAY_MS);

    await of.says('It is time to look at this again.');
    await of.button('Look again…').click();
    const form = await of.formCalled('Look at it again');
    await form.answer('Training data', 'None');
    await form.send('Score again');
    await of.says('the verdict would now be RAG');
  });
});

describe('the record', () => {
  const export_ = async (ana: SlackPage): Promise<void> => {
    await discussionOf(ana, ASKED.title).pick('Export');
    await ana.toldAlone('I am sending you the record in a direct message.');
    await ana.openMessagesOf(APP);
    await ana.main
      .getByRole('article')
      .getByRole('button', { name: /repl(y|ies)/ })
      .click();
  };

  it('arrives as two files in a direct message', async () => {
    const ana = await visit(browser(), await workspaceWithCase());
    await export_(ana);
    const files = ana.thread.getByRole('list', { name: 'Files' }).getByRole('link');
    expect(await files.allInnerTexts()).toEqual([
      expect.stringMatching(/customer-support-assistant\.md/),
      expect.stringMatching(/customer-support-assistant\.json/),
    ]);
    const download = ana.page.waitForEvent('download');
    await files.first().click();
    const path = await (await download).path();
    expect(await readFile(path, 'utf8')).toContain(
      '# Which approach for “Customer support assistant”',
    );
  });

  it('arrives as text where the bot may not share files', async () => {
    const grantedScopes = [
      'commands',
      'chat:write',
      'users:read',
      'channels:read',
      'groups:read',
      'chat:write.public',
    ];
    const ana = await visit(browser(), await workspaceWithCase({ grantedScopes }));
    await export_(ana);
    const pages = ana.thread.getByRole('article');
    await pages.filter({ hasText: 'customer-support-assistant.json' }).first().waitFor();
    const words = (await pages.allInnerTexts()).join('\n');
    expect(words).toContain('customer-support-assistant.md');
    expect(words).toContain('# Which approach for “Customer support assistant”');
  });
});
