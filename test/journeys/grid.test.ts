import { describe, expect, it } from 'vitest';
import { ask, fillIn, threadOf, unfold } from './ask.ts';
import { CASE } from './shared-channel.ts';
import { disagree, discussionOf, ephemeralTo, rate, sent } from './team.ts';
import { startTestApp, type TestApp } from './test-app.ts';
import { wordsOf } from './words.ts';

const ORG = { enterpriseId: 'E0ORG', enterpriseName: 'The Org' };
/** Besides ana: a colleague at home in a sister workspace, and one who is in that one alone. */
const PEOPLE = [
  { name: 'ana' },
  { name: 'wim', id: 'W0WIM', teamId: 'T0SISTER', teams: ['T0SISTER', 'T0WORKSPACE'] },
  { name: 'xia', id: 'W0XIA', teamId: 'T0SISTER', teams: ['T0SISTER'] },
];

const inOrg = (kind: 'socket' | 'http', isOrgInstall: boolean): Promise<TestApp> =>
  startTestApp(kind, {
    people: PEOPLE,
    channels: [{ name: 'general', members: ['ana', 'wim', 'xia'] }],
    grid: { ...ORG, isOrgInstall },
  });

const homeOf = async ({ slack }: TestApp, who: string, words: string): Promise<string> => {
  await slack.as(who).openHome();
  return slack.when(
    () => {
      const said = wordsOf(slack.as(who).home()?.blocks ?? []);
      return said.includes(words) && said;
    },
    { label: `the Home of ${who} with “${words}”` },
  );
};

describe.each([
  { install: 'in one workspace', isOrgInstall: false, kind: 'socket' },
  { install: 'for the whole organisation', isOrgInstall: true, kind: 'http' },
] as const)('on Enterprise Grid, installed $install', ({ isOrgInstall, kind }) => {
  it('a colleague at home in a sister workspace asks, rates, votes, decides and finds', async () => {
    const testApp = await inOrg(kind, isOrgInstall);
    const { slack } = testApp;
    await ask(slack, 'wim', 'general', CASE);
    await threadOf(slack, 'ana', 'general', CASE.title);
    const discussion = await discussionOf(slack, CASE.title);
    await discussion.click('ana', 'agree');
    await discussion.says('1 agrees');
    await rate(discussion, 'wim', '0 0 0 4 4 4');
    await disagree(discussion, 'wim', { preferred: 'hybrid', reason: 'Both are needed.' });
    await discussion.says('1 disagrees');
    expect(await homeOf(testApp, 'wim', CASE.title)).toContain('<@W0WIM>');
    await slack.as('wim').command('general', '/rag-or-finetune search shared');
    const { blocks } = await ephemeralTo(slack, 'wim', 'Decisions with all of these words');
    expect(wordsOf(blocks)).toContain(CASE.title);
    await sent(await discussion.form('wim', 'decide'));
    await discussion.says('Decided by <@W0WIM>');
  });

  it('is named to decide and asked to rate under an id that begins with W', async () => {
    const { slack } = await inOrg(kind, isOrgInstall);
    await slack.as('ana').command('general', '/rag-or-finetune');
    const form = await slack.as('ana').modal();
    await fillIn(form, CASE);
    await unfold(slack, form);
    await form.check('deciders', ['wim']);
    await sent(form);
    const discussion = await discussionOf(slack, CASE.title);
    await sent(await discussion.form('wim', 'withdraw'));
    await discussion.says('*Withdrawn* by <@W0WIM>');
  });
});

describe('somebody who is in a sister workspace alone', () => {
  it('is no member where the app serves one workspace', async () => {
    const testApp = await inOrg('socket', false);
    await ask(testApp.slack, 'ana', 'general', CASE);
    await threadOf(testApp.slack, 'ana', 'general', CASE.title);
    const discussion = await discussionOf(testApp.slack, CASE.title);
    await discussion.click('xia', 'agree');
    await ephemeralTo(testApp.slack, 'xia', 'People from other companies');
  });

  it('is a member where it serves the organisation', async () => {
    const testApp = await inOrg('socket', true);
    await ask(testApp.slack, 'xia', 'general', CASE);
    const discussion = await discussionOf(testApp.slack, CASE.title);
    await discussion.click('xia', 'agree');
    await discussion.says('1 agrees');
    expect(await homeOf(testApp, 'xia', CASE.title)).toContain('<@W0XIA>');
  });
});
