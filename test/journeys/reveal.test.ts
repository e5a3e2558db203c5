import { describe, expect, it } from 'vitest';
import type { Workspace } from '../workspace/workspace.ts';
import { answer, inputOf } from './ask.ts';
import { movableClock } from './clock.ts';
import {
  askBlind,
  DAY,
  directMessage,
  discussionOf,
  ephemeralTo,
  FIVE,
  historyKinds,
  rate,
  sent,
} from './team.ts';
import { startTestApp } from './test-app.ts';
import { controlsOf, wordsOf } from './words.ts';

const CASE = { title: 'Contract reader', answers: '4 1 4 1 2 4' };

/** The bot's own name holds one of the verdicts, so this case has another one. */
const HYBRID = { ...CASE, answers: '4 4 4 4 4 4' };

/** Matches words about answers or a verdict, which nobody may see before the reveal. */
const TELLING = /hybrid|fine-tuning|prompting first|robust|leaning|fragile|pulls|threshold/i;

/** But for forms, which everybody fills in alone, and records. */
const ALONE = ['view_opened', 'view_updated', 'submission_answer', 'file'];

/** What menus offer is the same whatever was answered. */
const everythingShown = (slack: Workspace): string =>
  JSON.stringify(
    slack
      .sentTo()
      .filter(({ kind }) => !ALONE.includes(kind))
      .map(({ payload }) => payload),
    (field, value: unknown) => (field === 'options' ? undefined : value),
  );

describe('revealing the ratings', () => {
  it('takes a click by who asked, after a question that says how many have rated', async () => {
    const { slack } = await startTestApp('socket', { people: FIVE });
    const discussion = await askBlind(slack, 'ana', CASE);
    await rate(discussion, 'ben', '4 4 3 3 3 3');
    const root = await discussion.says('Rated so far (2)');
    const reveal = JSON.stringify(root.blocks);
    expect(reveal).toContain('Reveal the ratings?');
    expect(reveal).toContain('2 people have rated so far. Everybody will see the verdict');
    expect(reveal).toContain('Not yet');
    await discussion.click('ana', 'reveal');
    await discussion.reply('What 2 people’s answers say');
    await discussion.reply('With fewer than three ratings there is no spread to speak of.');
    expect(controlsOf(await discussion.says('*RAG'))).toContain('agree');
  });

  it('happens by itself at the deadline, however few have rated', async () => {
    const clock = movableClock();
    const { slack } = await startTestApp('socket', { people: FIVE, clock });
    const deadline = clock.now() + 3 * DAY;
    const discussion = await askBlind(slack, 'ana', CASE, { deadline });
    await discussion.says('Revealed <!date^');
    clock.advance(2 * DAY);
    expect(controlsOf(discussion.root())).toContain('reveal');
    clock.advance(DAY + 1000);
    await discussion.reply('Why RAG');
    expect(controlsOf(await discussion.says('*RAG'))).toContain('decide');
    expect(discussion.replies().some(({ text }) => text.includes('people’s answers'))).toBe(false);
  });

  it('is refused for a deadline that has passed, under its field', async () => {
    const { slack } = await startTestApp('socket', { people: FIVE });
    const wish = { deadline: Date.now() - DAY };
    await expect(askBlind(slack, 'ana', CASE, wish)).rejects.toThrow('Choose a time in the future');
  });

  it('turns the ratings of a whole team into its answers of record', async () => {
    const { slack } = await startTestApp('socket', { people: FIVE });
    const discussion = await askBlind(slack, 'ana', CASE, { enough: 3 });
    await rate(discussion, 'ben', '0 4 1 4 1 1');
    await rate(discussion, 'chloe', '0 4 1 4 1 1');
    await discussion.says('*Fine-tuning');
    const form = await discussion.form('ana', 'edit');
    expect(inputOf(form, 'external_knowledge')).toMatchObject({ selected_option: { value: '0' } });
  });
});

describe('until the reveal', () => {
  it('no message, no Home tab, no record and no private word tells an answer', async () => {
    const { slack } = await startTestApp('socket', { people: FIVE });
    const discussion = await askBlind(slack, 'ana', HYBRID, { invited: ['ben'] });
    await rate(discussion, 'chloe', '4 4 4 4 4 4');
    await discussion.says('Rated so far (2)');
    await slack.as('ana').openHome();
    await slack.when(() => slack.as('ana').home());
    expect(wordsOf(slack.as('ana').home()?.blocks)).toContain('Being rated');
    await discussion.click('ana', 'export');
    const files = await slack.when(() =>
      slack
        .as('ana')
        .dms()
        .find((dm) => dm.files?.length),
    );
    for (const { name } of files.files ?? []) {
      const content = slack.as('ana').download(files.channel, files.ts, name);
      expect(content).not.toMatch(/"level"|pulls towards|fragile|robust|leaning/);
    }
    expect(everythingShown(slack)).not.toMatch(TELLING);
  });

  it('a withdrawn question keeps everything hidden for good', async () => {
    const { slack } = await startTestApp('socket', { people: FIVE });
    const discussion = await askBlind(slack, 'ana', HYBRID);
    await rate(discussion, 'ben', '4 4 4 4 4 4');
    const form = await discussion.form('ana', 'withdraw');
    expect(wordsOf(form.view.blocks)).toContain('The answers and the verdict stay hidden.');
    await form.type('reason', 'Somebody else builds it.');
    await sent(form);
    const root = await discussion.says('*Withdrawn* by <@U0ANA>');
    expect(wordsOf(root.blocks)).toContain('Why: Somebody else builds it.');
    expect(wordsOf(root.blocks)).toContain('The ratings were never revealed.');
    await discussion.reply('<@U0ANA> withdrew this.');
    await discussion.click('ben', 'export');
    await directMessage(slack, 'ben', 'The record of');
    await slack.as('ana').openHome();
    await slack.when(() => slack.as('ana').home());
    expect(everythingShown(slack)).not.toMatch(TELLING);
  });

  it('starting over shows nobody’s answers either', async () => {
    const { slack } = await startTestApp('socket', { people: FIVE });
    const discussion = await askBlind(slack, 'ana', CASE, { deciders: ['ben'] });
    const form = await discussion.form('ben', 'start_over');
    expect(inputOf(form, 'title')?.value).toBe(CASE.title);
    expect(inputOf(form, 'external_knowledge')).toMatchObject({ selected_option: null });
    await answer(form, '0 0 0 0 0 0');
    await form.type('title', 'Asked anew');
    await sent(form);
    await discussion.reply('This is replaced by Asked anew.');
    const root = await discussion.says('*Replaced* by');
    expect(wordsOf(root.blocks)).toContain('The ratings were never revealed.');
    expect(JSON.stringify(slack.updates('general', discussion.ts))).not.toMatch(TELLING);
  });
});

describe('reminders', () => {
  it('go once to those who were asked and are silent, also across a restart', async () => {
    const clock = movableClock();
    const testApp = await startTestApp('socket', { people: FIVE, clock, botStarts: false });
    const { slack, startBot } = testApp;
    const first = await startBot();
    const discussion = await askBlind(slack, 'ana', CASE, { invited: ['ben', 'chloe'] });
    await rate(discussion, 'ben', '4 1 4 1 2 4');
    await discussion.says('still to rate: <@U0CHLOE>');
    await first.stop();
    clock.advance(2 * DAY + 1000);
    const second = await startBot();
    const reminder = await directMessage(slack, 'chloe', 'asked you to rate');
    expect(reminder.text).toContain(CASE.title);
    expect(reminder.text).toContain(`p${discussion.ts.replace('.', '')}|Open the thread`);
    await second.stop();
    clock.advance(2 * DAY);
    await startBot();
    await rate(discussion, 'chloe', '4 1 4 1 2 4');
    await discussion.says('Rated so far (3)');
    expect(historyKinds(testApp).filter((kind) => kind === 'raters_reminded')).toHaveLength(1);
    expect(slack.as('chloe').dms()).toHaveLength(1);
    for (const who of ['ana', 'ben', 'dev']) expect(slack.as(who).dms()).toEqual([]);
  });

  it('come to the thread after a week, then more rarely, and not once it is decided', async () => {
    const clock = movableClock();
    const testApp = await startTestApp('socket', { people: FIVE, clock });
    const { slack } = testApp;
    const discussion = await askBlind(slack, 'ana', CASE);
    clock.advance(7 * DAY + 1000);
    await discussion.reply('This has waited 7 days for ratings; 1 person has rated. <@U0ANA>');
    await discussion.click('ana', 'reveal');
    await discussion.reply('Prove it before you build it');
    await discussion.says('*RAG');
    await discussion.click('ben', 'agree');
    await discussion.says('1 agrees');
    clock.advance(7 * DAY + 1000);
    await discussion.reply('This has been open for 7 days: 1 agrees. <@U0ANA>, will you decide');
    clock.advance(14 * DAY + 1000);
    await discussion.reply('This has been open for 21 days');
    const form = await discussion.form('ana', 'decide');
    await sent(form);
    await discussion.says('*Decided: RAG*');
    clock.advance(60 * DAY);
    await discussion.click('ben', 'export');
    await ephemeralTo(slack, 'ben', 'I am sending you the record');
    expect(historyKinds(testApp).filter((kind) => kind === 'reminded')).toHaveLength(3);
  });

  it('are spared those who withdraw', async () => {
    const clock = movableClock();
    const testApp = await startTestApp('socket', { people: FIVE, clock });
    const discussion = await askBlind(testApp.slack, 'ana', CASE, {
      invited: ['ben'],
      deadline: clock.now() + 5 * DAY,
    });
    await sent(await discussion.form('ana', 'withdraw'));
    await discussion.says('*Withdrawn*');
    clock.advance(30 * DAY);
    const next = { ...CASE, title: 'The next one' };
    await askBlind(testApp.slack, 'ana', next);
    await discussionOf(testApp.slack, next.title);
    expect(historyKinds(testApp)).toEqual(['submitted', 'withdrawn', 'submitted']);
    expect(testApp.slack.as('ben').dms()).toEqual([]);
  });
});
