import { describe, expect, it } from 'vitest';
import { answer, ask, fillIn, inputOf, threadOf } from './ask.ts';
import { movableClock } from './clock.ts';
import { DAY, discussionOf, FIVE, historyKinds, sent } from './team.ts';
import { startTestApp } from './test-app.ts';
import { wordsOf } from './words.ts';

const CASE = { title: 'Delivered twice', answers: '4 2 4 3 3 3' };

describe('when Slack delivers each click and each form twice', () => {
  it('everything happens once, is told once, and alarms nobody', async () => {
    const clock = movableClock();
    const testApp = await startTestApp('socket', { people: FIVE, clock, botStarts: false });
    const { slack } = testApp;
    const bot = await testApp.startBot();
    const twice = <T>(act: () => Promise<T>): Promise<T> => {
      slack.delivery.deliverTwice();
      return act();
    };

    await twice(() => slack.as('ana').command('general', '/rag-or-finetune'));
    const asking = await slack.as('ana').modal();
    await fillIn(asking, CASE);
    await twice(() => asking.check('blind', ['blind']));
    await slack.when(() => inputOf(asking, 'invited'));
    await twice(() => sent(asking));
    const discussion = await discussionOf(slack, CASE.title);
    const formFor = (who: string, wish: string) => twice(() => discussion.form(who, wish));

    const rating = await formFor('ben', 'rate');
    await answer(rating, '4 4 4 3 3 3');
    await twice(() => sent(rating));
    await rating.close();
    await discussion.says('Rated so far (2)');
    await twice(() => discussion.click('ana', 'reveal'));
    await discussion.reply('What 2 people’s answers say');
    await discussion.says('*RAG');
    await twice(() => discussion.click('dev', 'agree'));
    const objection = await formFor('ben', 'disagree');
    await objection.select('preferred', 'other');
    await objection.type('reason', 'Buy it.');
    await twice(() => sent(objection));
    const whatIf = await formFor('ben', 'what_if');
    await twice(() => whatIf.select('model_adaptation', '4'));
    await slack.when(() => wordsOf(whatIf.view.blocks).includes('These answers say: Hybrid'));
    await twice(() => sent(whatIf));
    const proposal = await discussion.reply('proposes other answers');
    await twice(() => slack.as('ana').click('general', proposal.ts, 'adopt'));
    await twice(async () => sent(await slack.as('ana').modal()));
    await discussion.reply('edited the case');
    await twice(() => discussion.click('eve', 'export'));
    await slack.when(() => slack.as('eve').dms().length === 2);
    await discussion.says('*Hybrid');
    const decision = await formFor('ana', 'decide');
    await twice(() => sent(decision));
    await discussion.says('*Decided: hybrid*');
    clock.advance(91 * DAY);
    await discussion.says('It is time to look at this again.');
    const review = await formFor('ana', 'review');
    await twice(() => sent(review));
    await discussion.reply('Unchanged');
    const again = await formFor('ana', 'start_over');
    await again.type('title', 'Its successor');
    await twice(() => sent(again));
    await discussion.reply('This is replaced by');

    await bot.stop();
    expect(historyKinds(testApp)).toEqual([
      'submitted',
      'rated',
      'revealed',
      'voted',
      'voted',
      'proposed',
      'revised',
      'exported',
      'decided',
      'review_asked',
      'reviewed',
      'submitted',
      'superseded',
    ]);
    const first = discussion.replies().map(({ blocks }) => wordsOf(blocks).split('\n')[0]);
    expect(new Set(first).size).toBe(first.length);
    expect(slack.as('eve').dms()).toHaveLength(2);
    const alone = slack.sentTo().filter(({ kind }) => kind === 'response_url');
    expect(alone.map(({ payload }) => payload.text)).toEqual([
      'I am sending you the record in a direct message.',
    ]);
  });
});

describe('a form that is asked for twice at once', () => {
  it.each(['the Home tab', 'the shortcut', 'a message'])('from %s opens once', async (from) => {
    const testApp = await startTestApp('socket', { people: FIVE, botStarts: false });
    const { slack } = testApp;
    const bot = await testApp.startBot();
    const ana = slack.as('ana');
    await ana.openHome();
    await slack.when(() => ana.home());
    await ana.say('general', 'A use case');
    const message = await slack.when(() => ana.messages('general').at(-1));
    slack.delivery.deliverTwice();
    if (from === 'the Home tab') await ana.clickHome('new_assessment');
    else if (from === 'the shortcut') await ana.shortcut('new_assessment');
    else await ana.shortcut('rate_message', message);
    await ana.modal();
    await bot.stop();
    expect(slack.world.modals.get(ana.person.id)).toHaveLength(1);
    expect(slack.sentTo('ana').map(({ kind }) => kind)).toEqual(['home', 'view_opened']);
    expect(testApp.log()).not.toContain('could not be opened');
  });
});

describe('a double click', () => {
  it('on a button that acts at once counts once', async () => {
    const testApp = await startTestApp('socket', { people: FIVE });
    const { slack } = testApp;
    await ask(slack, 'ana', 'general', CASE);
    await threadOf(slack, 'ana', 'general', CASE.title);
    const discussion = await discussionOf(slack, CASE.title);
    await Promise.all([discussion.click('ben', 'agree'), discussion.click('ben', 'agree')]);
    await discussion.click('dev', 'agree');
    await discussion.says('2 agree');
    expect(historyKinds(testApp)).toEqual(['submitted', 'voted', 'voted']);
  });

  it('on the button of a form sends it once', async () => {
    const testApp = await startTestApp('http', { people: FIVE, botStarts: false });
    const { slack } = testApp;
    const bot = await testApp.startBot();
    await ask(slack, 'ana', 'general', CASE);
    await threadOf(slack, 'ana', 'general', CASE.title);
    const discussion = await discussionOf(slack, CASE.title);
    const objection = await discussion.form('ben', 'disagree');
    await objection.select('preferred', 'other');
    await objection.type('reason', 'Buy it.');
    await Promise.all([objection.submit(), objection.submit()]);
    await discussion.reply('<@U0BEN> disagrees');
    const decision = await discussion.form('ana', 'decide');
    await Promise.all([decision.submit(), decision.submit()]);
    await discussion.reply('recorded the decision');
    await bot.stop();
    expect(historyKinds(testApp)).toEqual(['submitted', 'voted', 'decided']);
    expect(decision.errors).toEqual({});
  });
});
