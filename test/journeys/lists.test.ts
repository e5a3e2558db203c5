import { describe, expect, it } from 'vitest';
import { answered, asked, HYBRID, RAG, setCompany } from './a-manager.ts';
import { ask, threadOf } from './ask.ts';
import { movableClock } from './clock.ts';
import { DAY, discussionOf, sent } from './team.ts';

describe('`list`', () => {
  it('answers alone, with this channel’s decisions, all or some, each linked to its thread', async () => {
    const testApp = await setCompany();
    const { slack } = testApp;
    await asked(testApp, 'ana', 'general', 'Contract reader', RAG);
    await asked(testApp, 'ben', 'general', 'Support tone', RAG);
    await asked(testApp, 'ben', 'random', 'Elsewhere', RAG);
    const discussion = await discussionOf(slack, 'Support tone');
    await sent(await discussion.form('ben', 'decide'));
    await discussion.says('*Decided: RAG*');
    const all = await answered(testApp, 'eve', 'general', 'list');
    expect(all).toContain('Contract reader');
    expect(all).toContain('Support tone');
    expect(all).not.toContain('Elsewhere');
    expect(all.indexOf('Support tone')).toBeLessThan(all.indexOf('Contract reader'));
    expect(await answered(testApp, 'eve', 'general', 'list open')).not.toContain('Support tone');
    expect(await answered(testApp, 'eve', 'general', 'list decided')).toContain('Support tone');
    expect(await answered(testApp, 'ben', 'general', 'list mine')).toContain('Elsewhere');
    expect(await answered(testApp, 'eve', 'general', 'list mine')).toContain('You have not asked');
    const last = slack
      .as('eve')
      .messages('general')
      .findLast(({ ephemeral }) => ephemeral);
    expect(last?.ephemeral).toBe(true);
    expect(
      slack
        .as('ana')
        .messages('general')
        .some(({ ephemeral }) => ephemeral),
    ).toBe(false);
  });

  it('is about all channels in a direct message, where nothing is ever posted', async () => {
    const testApp = await setCompany();
    await testApp.slack.as('eve').act({ type: 'open_im', user: testApp.slack.as('ben').person.id });
    const im = testApp.slack
      .as('eve')
      .snapshot()
      .channels.find(({ kind }) => kind === 'im');
    expect(await answered(testApp, 'eve', im?.id ?? '', 'list')).toContain(
      'Nothing has been asked yet in the channels you can see.',
    );
    await asked(testApp, 'ana', 'general', 'Café guide', RAG);
    const all = await answered(testApp, 'eve', im?.id ?? '', 'list open');
    expect(all).toContain('Open decisions of all channels you can see');
    expect(all).toContain('Café guide');
    expect(await answered(testApp, 'eve', im?.id ?? '', 'search cafe')).toContain('Café guide');
  });

  it('finds what has been open for more than a week', async () => {
    const clock = movableClock();
    const testApp = await setCompany({ clock });
    await asked(testApp, 'ana', 'general', 'Old question', RAG);
    clock.advance(8 * DAY);
    await asked(testApp, 'ana', 'general', 'New question', RAG);
    const stale = await answered(testApp, 'eve', 'random', 'list stale');
    expect(stale).toContain('Old question');
    expect(stale).not.toContain('New question');
  });

  it('works in a private channel for whoever is in it, once the bot is too', async () => {
    const testApp = await setCompany({
      channels: [{ name: 'general' }, { name: 'closed', kind: 'private', members: ['ana', 'ben'] }],
    });
    const { slack } = testApp;
    await ask(slack, 'ana', 'closed', { title: 'Hush', answers: HYBRID });
    // Slack does not tell the bot who is in there.
    expect(await answered(testApp, 'ben', 'closed', 'list')).not.toContain('Hush');
    await slack.as('ana').invite('closed', '@app');
    await threadOf(slack, 'ana', 'closed', 'Hush');
    expect(await answered(testApp, 'ben', 'closed', 'list')).toContain('Hush');
    await slack.as('ana').remove('closed', 'ben');
    await slack.delivery.idle();
    expect(await answered(testApp, 'ben', 'general', 'search hush')).toContain('No decision');
  });
});

describe('`search`', () => {
  it('takes all of the words, and shows nobody what they may not see', async () => {
    const testApp = await setCompany();
    await asked(testApp, 'ana', 'board', 'Merger of contract teams', RAG);
    await asked(testApp, 'ana', 'general', 'Contract reader', RAG);
    const forBen = await answered(testApp, 'ben', 'general', 'search CONTRACT');
    expect(forBen).toContain('Merger of contract teams');
    expect(forBen).toContain('Contract reader');
    expect(await answered(testApp, 'ben', 'general', 'search contract reader')).not.toContain(
      'Merger',
    );
    expect(await answered(testApp, 'eve', 'general', 'search contract')).not.toContain('Merger');
    expect(await answered(testApp, 'gus', 'general', 'search contract')).not.toContain('Contract');
  });

  it('of signs alone finds nothing', async () => {
    const testApp = await setCompany();
    await asked(testApp, 'ana', 'general', 'Contract reader', RAG);
    expect(await answered(testApp, 'eve', 'general', 'search ???')).not.toContain('Contract');
  });

  it('lets whoever meant a title ask with it all the same', async () => {
    const testApp = await setCompany();
    const { slack } = testApp;
    await answered(testApp, 'eve', 'general', 'search assistant for nurses');
    const said = slack
      .as('eve')
      .messages('general')
      .findLast(({ ephemeral }) => ephemeral);
    await slack.as('eve').click('general', said?.ts ?? '', 'new_assessment');
    const form = await slack.as('eve').modal();
    expect(JSON.stringify(form.state)).toContain('search assistant for nurses');
  });
});
