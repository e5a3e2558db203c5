import { describe, expect, it } from 'vitest';
import type { ModalDriver } from '../workspace/modal-driver.ts';
import { ask, fillIn, inputOf, threadOf, unfold } from './ask.ts';
import { CASE, PEOPLE } from './shared-channel.ts';
import { discussionOf, historyKinds, sent } from './team.ts';
import { startTestApp, type TestApp } from './test-app.ts';

const CROWD = [
  ...PEOPLE,
  { name: 'robo', realName: 'Robo Helper', isBot: true },
  { name: 'slackbot', id: 'USLACKBOT', realName: 'Slackbot' },
];
/** Five people who can rate, and besides them a guest, an outsider and two apps. */
const FULL = ['ana', 'ben', 'chloe', 'dev', 'eve', 'gus', 'olga', 'robo', '@app'];

const stageOf = (): Promise<TestApp> =>
  startTestApp('socket', {
    people: CROWD.map((person) =>
      person.name === 'ana' ? { ...person, role: 'admin' as const } : person,
    ),
    channels: [{ name: 'general', members: FULL }],
  });

async function formOf({ slack }: TestApp): Promise<ModalDriver> {
  await slack.as('ana').command('general', '/rag-or-finetune');
  const form = await slack.as('ana').modal();
  await fillIn(form, CASE);
  return form;
}

async function blindFormOf(testApp: TestApp): Promise<ModalDriver> {
  const form = await formOf(testApp);
  await form.check('blind', ['blind']);
  await testApp.slack.when(() => inputOf(form, 'invited'), { label: 'whom to ask' });
  return form;
}

/** What an open form says under each of its fields. */
async function errorsOf(form: ModalDriver): Promise<Readonly<Record<string, string>>> {
  const result = await form.submit();
  expect(form.isOpen).toBe(true);
  return 'errors' in result ? result.errors : {};
}

const MEMBERS_ONLY = 'Choose only people who are members of the workspace.';

describe('in the form that asks', () => {
  it('only members can be named to decide, and nothing typed is lost', async () => {
    const testApp = await stageOf();
    const form = await formOf(testApp);
    await unfold(testApp.slack, form);
    await form.check('deciders', ['ben', 'robo', 'slackbot', 'gus', 'olga']);
    expect(await errorsOf(form)).toEqual({
      deciders: `Robo Helper and Slackbot are apps. gus is a guest. olga is not of this workspace. ${MEMBERS_ONLY}`,
    });
    await form.check('deciders', ['ben', testApp.slack.world.app.userId]);
    const { deciders = '' } = await errorsOf(form);
    expect(deciders).toContain('is an app.');
    expect(historyKinds(testApp)).toEqual([]);
    await form.check('deciders', ['ben', 'ana']);
    await sent(form);
    const discussion = await discussionOf(testApp.slack, CASE.title);
    await sent(await discussion.form('ben', 'withdraw'));
  });

  it('only members can be asked to rate', async () => {
    const testApp = await stageOf();
    const form = await blindFormOf(testApp);
    await form.check('invited', ['robo', 'gus', 'ben']);
    expect(await errorsOf(form)).toEqual({
      invited: `Robo Helper is an app. gus is a guest. ${MEMBERS_ONLY}`,
    });
    await form.check('invited', ['ben']);
    await sent(form);
    await (await discussionOf(testApp.slack, CASE.title)).says('still to rate: <@U0BEN>.');
  });

  it('whoever was deactivated meanwhile cannot be named', async () => {
    const testApp = await stageOf();
    const form = await formOf(testApp);
    await unfold(testApp.slack, form);
    await form.check('deciders', ['ben']);
    testApp.slack.deactivate('ben');
    const { deciders } = await errorsOf(form);
    expect(deciders).toBe(`Ben Okafor has a deactivated account. ${MEMBERS_ONLY}`);
  });

  it('no more ratings can be waited for than there are people to rate', async () => {
    const testApp = await stageOf();
    const form = await blindFormOf(testApp);
    await form.type('enough', '50');
    expect(await errorsOf(form)).toEqual({
      enough: 'Only 5 people there can rate. Type at most 5, or leave it empty.',
    });
    await form.type('enough', '6');
    expect(Object.keys(await errorsOf(form))).toEqual(['enough']);
    await form.type('enough', '5');
    await sent(form);
    await (await discussionOf(testApp.slack, CASE.title)).says('once 5 people have rated');
  });

  it('waits for Slack to say who somebody is', async () => {
    const testApp = await stageOf();
    const form = await formOf(testApp);
    await unfold(testApp.slack, form);
    await form.check('deciders', ['dev']);
    await ask(testApp.slack, 'chloe', 'general', { ...CASE, title: 'Meanwhile' });
    await threadOf(testApp.slack, 'ana', 'general', 'Meanwhile');
    await testApp.slack.as('ana').openHome();
    await testApp.slack.when(() => testApp.slack.as('ana').home(), { label: 'ana is known' });
    const error = { type: 'error', error: 'internal_error' } as const;
    const trouble = testApp.slack.faults.add({ method: 'users.info', times: 1000, effect: error });
    const { deciders } = await errorsOf(form);
    expect(deciders).toBe(
      'I could not check with Slack who everybody is. Nothing is lost: please send this again in a moment.',
    );
    trouble.remove();
    await sent(form);
    await discussionOf(testApp.slack, CASE.title);
  });
});

it('nobody but members can have decided', async () => {
  const testApp = await stageOf();
  await ask(testApp.slack, 'ana', 'general', CASE);
  const discussion = await discussionOf(testApp.slack, CASE.title);
  await threadOf(testApp.slack, 'ana', 'general', CASE.title);
  const form = await discussion.form('ana', 'decide');
  await form.check('deciders', ['ana', 'robo']);
  expect(await errorsOf(form)).toEqual({ deciders: `Robo Helper is an app. ${MEMBERS_ONLY}` });
  await form.check('deciders', ['ana', 'ben']);
  await sent(form);
  await discussion.says('Decided by <@U0ANA> and <@U0BEN>');
});

it('an app can neither manage nor be forgotten', async () => {
  const { slack } = await stageOf();
  await slack.as('ana').openHome();
  await slack.when(() => slack.as('ana').home(), { label: 'her Home' });
  await slack.as('ana').clickHome('settings');
  const settings = await slack.as('ana').modal();
  await settings.check('managers', ['robo', 'ben']);
  expect(await errorsOf(settings)).toEqual({ managers: `Robo Helper is an app. ${MEMBERS_ONLY}` });
  await settings.check('managers', ['ben']);
  await sent(settings);
  await settings.close();
  await slack.as('ana').clickHome('forget');
  const forget = await slack.as('ana').modal();
  await forget.check('person', ['robo']);
  await forget.check('confirm', ['yes']);
  expect(Object.values(await errorsOf(forget))).toEqual(['That is an app: choose a person.']);
});
