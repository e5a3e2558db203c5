import { describe, expect, it } from 'vitest';
import { fillIn } from './ask.ts';
import { CASE, openDiscussion, PEOPLE, SHARED } from './shared-channel.ts';
import { ephemeralTo, sent } from './team.ts';
import { startTestApp, type TestApp } from './test-app.ts';
import { wordsOf } from './words.ts';

const stageOf = (): Promise<TestApp> =>
  startTestApp('socket', { people: PEOPLE, channels: SHARED });

const NOT_FOR_GUESTS = 'Guests cannot ask for a recommendation here';

/** Waits until the person's open modal says this and has no input. */
const saysInstead = ({ slack }: TestApp, who: string, words: string): Promise<unknown> =>
  slack.when(
    () => {
      const [view] = slack.world.modals.get(slack.as(who).person.id) ?? [];
      return view?.callbackId === 'said' && wordsOf(view.blocks).includes(words);
    },
    { label: `${who} being told “${words}”` },
  );

/** Waits until the person's Home says this. */
const homeOf = async ({ slack }: TestApp, who: string, words: string): Promise<string> => {
  await slack.as(who).openHome();
  return slack.when(
    () => {
      const said = JSON.stringify(slack.as(who).home()?.blocks ?? []);
      return said.includes(words) && said;
    },
    { label: `the Home of ${who} with “${words}”` },
  );
};

describe('a guest is told before they type', () => {
  it('that they cannot ask: the form gives way as soon as Slack says who they are', async () => {
    const testApp = await stageOf();
    const { slack } = testApp;
    await slack.as('gus').command('general', '/rag-or-finetune Billing bot');
    await saysInstead(testApp, 'gus', NOT_FOR_GUESTS);
  });

  it('at once the next time, and is shown no form', async () => {
    const testApp = await stageOf();
    const { slack } = testApp;
    await homeOf(testApp, 'gus', 'as a guest you see no decisions here');
    await slack.as('gus').shortcut('new_assessment');
    const form = await slack.as('gus').modal();
    expect(form.view.callbackId).toBe('said');
    expect(wordsOf(form.view.blocks)).toContain(NOT_FOR_GUESTS);
    const views = slack.sentTo('gus').filter(({ kind }) => /^view_/.test(kind));
    expect(views).toHaveLength(1);
  });

  it('the same about a message', async () => {
    const testApp = await stageOf();
    const { slack } = testApp;
    await slack.as('ana').say('general', 'A bot for our bills?');
    const [message] = slack.as('gus').messages('general');
    await slack.as('gus').shortcut('rate_message', { channel: 'general', ts: message?.ts ?? '' });
    await saysInstead(testApp, 'gus', NOT_FOR_GUESTS);
  });

  it('that lists, search and Home are for members, and is offered nothing there', async () => {
    const testApp = await openDiscussion();
    const { slack } = testApp;
    for (const line of ['list', 'list mine', 'search shared']) {
      await slack.as('gus').command('general', `/rag-or-finetune ${line}`);
    }
    const words = 'Lists and search are for full members of the workspace.';
    await slack.when(
      () =>
        slack
          .as('gus')
          .messages('general')
          .filter(({ text }) => text.startsWith(words)).length === 3,
      { label: 'three answers' },
    );
    const home = await homeOf(testApp, 'gus', 'This page is for full members');
    expect(home).not.toMatch(/new_assessment|export_all|"digest"|"settings"/);
  });

  it('and a member is not: the form stays, whatever Slack says how late', async () => {
    const testApp = await stageOf();
    const { slack } = testApp;
    await slack.as('ben').command('general', '/rag-or-finetune');
    const form = await slack.as('ben').modal();
    await fillIn(form, CASE);
    await sent(form);
  });
});

describe('where the one who asked has left the workspace', () => {
  const left = async () => {
    const testApp = await openDiscussion();
    const { slack, clock } = testApp;
    const eve = slack.as('eve').person;
    slack.world.people.set(eve.id, { ...eve, role: 'owner' });
    slack.deactivate('ana');
    clock.advance(11 * 60_000);
    return testApp;
  };

  it('the words name those alone who can act', async () => {
    const { slack, discussion } = await left();
    await discussion.click('chloe', 'decide');
    const { text } = await ephemeralTo(slack, 'chloe', 'may do that');
    expect(text).toContain('Only <@U0BEN> may do that.');
  });

  it('whoever manages the app can, once nobody else is left, and nobody else', async () => {
    const { slack, discussion, clock } = await left();
    slack.deactivate('ben');
    clock.advance(11 * 60_000);
    await discussion.click('chloe', 'withdraw');
    await ephemeralTo(slack, 'chloe', 'Only whoever manages this app');
    const form = await discussion.form('eve', 'decide');
    await sent(form);
    await discussion.says('Decided by <@U0EVE>');
    const next = await discussion.form('eve', 'start_over');
    await next.type('title', 'The next one');
    await next.check('deciders', []);
    await sent(next);
    await discussion.says('*Replaced*');
  });

  it('a manager cannot while somebody is left who may', async () => {
    const { slack, discussion } = await left();
    await discussion.click('eve', 'decide');
    await ephemeralTo(slack, 'eve', 'Only <@U0BEN> may do that.');
  });
});
