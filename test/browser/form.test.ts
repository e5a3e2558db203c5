import { describe, expect, it } from 'vitest';
import { EXAMPLE, SUPPORT } from './cases.ts';
import { openWorkspace, sharedBrowser, visit } from './visit.ts';

const browser = sharedBrowser();
const CRITERIA = Object.keys(SUPPORT.answers);

describe('an example', () => {
  it('fills the whole form in, and its answers can be changed before they are sent', async () => {
    const ana = await visit(browser(), await openWorkspace());
    await ana.openForm('#general');
    await ana.form.startFrom(EXAMPLE);
    expect(await ana.form.title.inputValue()).toBe(SUPPORT.title);
    expect(await ana.form.about.inputValue()).toBe(SUPPORT.about);
    for (const name of CRITERIA) {
      expect(await ana.form.chosen(name)).toBe(SUPPORT.answers[name]);
    }

    await ana.form.answer('Training data', 'None');
    await ana.form.submit();
    expect(await ana.post(SUPPORT.title).innerText()).toContain('RAG');
  });

  it('makes way for another one, but never for what was typed', async () => {
    const ana = await visit(browser(), await openWorkspace());
    await ana.openForm('#general', 'Our own title');
    await ana.form.startFrom(EXAMPLE);
    await ana.form.startFrom('Brainstorming campaign ideas');
    await expect.poll(() => ana.form.chosen('Made-up answers')).toBe('Nothing');
    expect(await ana.form.title.inputValue()).toBe('Our own title');
    expect(await ana.form.about.inputValue()).toContain('campaign');
  });
});

describe('a form that is not complete', () => {
  it('says so under each field and keeps what was typed', async () => {
    const ana = await visit(browser(), await openWorkspace());
    await ana.openForm('#general');
    await ana.form.about.fill('Drafts replies for the help desk.');
    await ana.form.answer('Change', 'Often');
    await ana.form.recommend.click();

    const alerts = ana.form.dialog.getByRole('alert');
    await expect.poll(() => alerts.count()).toBe(CRITERIA.length);
    for (const name of CRITERIA.filter((it) => it !== 'Change')) {
      expect(await ana.form.saidUnder(ana.form.criterion(name))).toContain('required');
    }
    expect(await ana.form.saidUnder(ana.form.title)).toContain('required');
    expect(await ana.form.about.inputValue()).toBe('Drafts replies for the help desk.');
    expect(await ana.form.chosen('Change')).toBe('Often');

    await ana.form.title.fill('Help desk');
    await expect.poll(() => alerts.count()).toBe(CRITERIA.length - 1);
  });

  it('asks for a title where there are only blanks, and keeps every answer', async () => {
    const ana = await visit(browser(), await openWorkspace());
    await ana.openForm('#general');
    await ana.form.startFrom(EXAMPLE);
    await ana.form.title.fill('   ');
    await ana.form.recommend.click();

    await ana.form.dialog.getByRole('alert').waitFor();
    expect(await ana.form.saidUnder(ana.form.title)).toContain('Give the use case a short title.');
    for (const name of CRITERIA) {
      expect(await ana.form.chosen(name)).toBe(SUPPORT.answers[name]);
    }
    await ana.form.title.fill('Help desk');
    await ana.form.submit();
    await ana.post('Help desk').waitFor();
  });
});

describe('answers that contradict each other', () => {
  it('are pointed out as long as they do', async () => {
    const ana = await visit(browser(), await openWorkspace());
    await ana.openForm('#general', 'News summaries');
    const notice = ana.form.dialog.getByText('Two answers do not fit together');

    await ana.form.answer('Outside knowledge', 'None');
    await ana.form.answer('Change', 'Constantly');
    await notice.waitFor();
    expect(await ana.form.title.inputValue()).toBe('News summaries');
    expect(await ana.form.chosen('Change')).toBe('Constantly');

    await ana.form.answer('Outside knowledge', 'Most');
    await notice.waitFor({ state: 'hidden' });
    expect(await ana.form.chosen('Outside knowledge')).toBe('Most');
  });
});

describe('more about the case', () => {
  const LOOKED_UP = 'What must be looked up?';
  const RIGHT_TODAY = 'How many of 100 are right today?';

  it('unfolds in place, and what is wrong in it is said under its field', async () => {
    const ana = await visit(browser(), await openWorkspace());
    await ana.openForm('#general', 'Help desk');
    const { dialog } = ana.form;
    await ana.form.about.fill('Drafts replies.');
    expect(await dialog.getByLabel(LOOKED_UP).count()).toBe(0);
    await ana.form.unfold();
    expect(await ana.form.about.inputValue()).toBe('Drafts replies.');
    await dialog.getByRole('heading', { name: 'More about the case' }).waitFor();

    await dialog.getByLabel(RIGHT_TODAY).fill('150');
    await ana.form.answer('Outside knowledge', 'None');
    await ana.form.choose(dialog.getByLabel(LOOKED_UP), 'A collection of documents');
    await dialog.getByText('Two answers do not fit together').waitFor();
    await ana.form.choose(dialog.getByLabel(LOOKED_UP), 'Nothing beyond the request');
    await dialog.getByText('Two answers do not fit together').waitFor({ state: 'hidden' });
    for (const name of CRITERIA.slice(1)) {
      await ana.form.answer(name, SUPPORT.answers[name] ?? '');
    }
    await ana.form.answer('Change', 'Never');
    await ana.form.recommend.click();
    await dialog.getByRole('alert').waitFor();
    const right = dialog.getByLabel(RIGHT_TODAY);
    expect(await ana.form.saidUnder(right)).toContain('Type a whole number from 0 to 100');
    expect(await right.inputValue()).toBe('150');

    await right.fill('66');
    await ana.form.submit();
    await ana.post('Help desk').waitFor();
  });
});
