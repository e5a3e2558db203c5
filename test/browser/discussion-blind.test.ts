import { describe, expect, it } from 'vitest';
import { SUPPORT } from './cases.ts';
import { dialogForm } from './dialog-form.ts';
import { discussionOf } from './discussion.ts';
import type { SlackPage } from './slack-page.ts';
import { openWorkspace, sharedBrowser, visit } from './visit.ts';

const browser = sharedBrowser();
const FEWER_LABELS = { ...SUPPORT.answers, 'Training data': 'Few' };

/** Ana asks the team to rate first, these people by name. */
async function askBlind(ana: SlackPage, invited: readonly string[] = []): Promise<void> {
  await ana.openForm('#general', SUPPORT.title);
  await ana.form.fillIn(SUPPORT);
  const form = dialogForm(ana.form.dialog);
  await form.tick('Blind rating', ['Let the team rate it blind first']);
  await form.tick('Whom to ask', invited);
  await form.send('Ask the team');
}

describe('a team that rates blind', () => {
  it('is asked with one box to tick, which brings what else there is to say', async () => {
    const ana = await visit(browser(), await openWorkspace());
    await ana.openForm('#general', SUPPORT.title);
    await ana.form.fillIn(SUPPORT);
    const form = dialogForm(ana.form.dialog);
    expect(await form.field('Reveal once so many have rated').count()).toBe(0);

    await form.tick('Blind rating', ['Let the team rate it blind first']);
    await form.field('Reveal once so many have rated').waitFor();
    for (const [name, level] of Object.entries(SUPPORT.answers)) {
      expect(await ana.form.chosen(name)).toBe(level);
    }

    await form.group('Blind rating').getByRole('checkbox').uncheck();
    await form.field('Reveal once so many have rated').waitFor({ state: 'hidden' });
    await ana.form.recommend.waitFor();
    expect(await ana.form.title.inputValue()).toBe(SUPPORT.title);
  });

  it('rates, and sees nothing before the owner reveals it', async () => {
    const slack = await openWorkspace();
    const ana = await visit(browser(), slack);
    const ben = await visit(browser(), slack, { as: 'ben' });

    await askBlind(ana, ['Ben Okafor', 'Chloe Martin']);

    const seen = discussionOf(ben, SUPPORT.title);
    await seen.says('still to rate: @Ben Okafor, @Chloe Martin.');
    expect(await seen.root.innerText()).not.toMatch(/Hybrid|Knowledge|Agree/);
    const rating = await seen.rate();
    for (const name of Object.keys(SUPPORT.answers)) {
      expect(await rating.field(`${name}:`).inputValue()).toBe('');
    }
    await rating.answerAll(FEWER_LABELS);
    await rating.dialog.getByRole('button', { name: 'Keep my rating' }).click();
    const kept = ben.page.getByRole('dialog', { name: 'Your rating is kept' });
    await kept.getByText('Nobody sees it until the reveal').waitFor();
    await kept.getByRole('button', { name: 'Close' }).last().click();
    await seen.says('Rated so far (2): @Ana Torres, @Ben Okafor.');

    const asked = discussionOf(ana, SUPPORT.title);
    await asked.says('Rated so far (2)');
    const question = await asked.reveal();
    expect(await question.innerText()).toContain('2 people have rated so far');
    await question.getByRole('button', { name: 'Not yet' }).click();
    await question.waitFor({ state: 'hidden' });
    expect(await asked.button('Agree').count()).toBe(0);

    await (await asked.reveal()).getByRole('button', { name: 'Reveal' }).click();
    for (const everybody of [asked, seen]) await everybody.says('rated by 2 people');
    await ben.openThread(SUPPORT.title, 5);
    const panel = ben.thread
      .getByRole('article')
      .filter({ hasText: 'What 2 people’s answers say' });
    expect(await panel.innerText()).toContain('The split comes only from training data');
  });

  it('can change a rating: what was answered before is filled in', async () => {
    const slack = await openWorkspace();
    const ana = await visit(browser(), slack);
    await askBlind(ana);

    const again = await discussionOf(ana, SUPPORT.title).rate();
    await again.dialog.getByText('Your earlier answers are filled in').waitFor();
    expect(await again.field('Training data:').locator('option:checked').innerText()).toMatch(
      /^Many:/,
    );
  });

  it('is told that only those who asked may reveal', async () => {
    const slack = await openWorkspace();
    const ana = await visit(browser(), slack);
    const ben = await visit(browser(), slack, { as: 'ben' });
    await askBlind(ana);

    const question = await discussionOf(ben, SUPPORT.title).reveal();
    await question.getByRole('button', { name: 'Reveal' }).click();
    await ben.toldAlone('Only @Ana Torres may do that');
  });
});
