import SqliteDatabase from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { DETAILS } from '../../src/engine/index.ts';
import { en } from '../../src/i18n/en/english.ts';
import { ALL_DETAILS } from '../domain/details.ts';
import { addMessage } from '../workspace/messages.ts';
import type { ModalDriver } from '../workspace/modal-driver.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { answer, ask, type Case, fillIn, inputOf, threadOf, unfold } from './ask.ts';
import { discussionOf, FIVE, sent } from './team.ts';
import { startTestApp, type TestApp } from './test-app.ts';
import { wordsOf } from './words.ts';

const CASE: Case = { title: 'Billing bot', answers: '3 4 4 3 3 2' };

/** The details of the newest decision, as the bot has kept them. */
function detailsIn({ config }: TestApp): unknown {
  if (config.database.kind !== 'sqlite')
    throw new Error('this stage keeps its decisions in a file');
  const db = new SqliteDatabase(config.database.path, { readonly: true });
  const newest = 'select details from decisions order by created_at desc, id limit 1';
  const details = db.prepare<[], string>(newest).pluck().get();
  db.close();
  return details === undefined ? undefined : JSON.parse(details);
}

async function formOf({ slack }: TestApp): Promise<ModalDriver> {
  await slack.as('ana').command('general', '/rag-or-finetune');
  return slack.as('ana').modal();
}

/** Gives every detail of `ALL_DETAILS`, as a person would. */
async function giveAll(form: ModalDriver): Promise<void> {
  const { task, lookUp, today, checkable, builders, limits } = ALL_DETAILS;
  for (const [id, choice] of Object.entries({ task, lookUp, today, checkable, builders })) {
    await form.select(id, choice);
  }
  for (const id of ['measured', 'needed', 'requestsPerMonth'] as const) {
    await form.type(id, String(ALL_DETAILS[id]));
  }
  await form.check('limits', limits);
}

/** What stands in the number fields. */
const typedIn = (form: ModalDriver) =>
  ['measured', 'needed', 'requestsPerMonth'].map((id) => inputOf(form, id)?.value);
const chosenIn = (form: ModalDriver, id: string) => inputOf(form, id)?.selected_option;
const says = (form: ModalDriver, words: string) =>
  JSON.stringify(form.view.blocks).includes(JSON.stringify(words).slice(1, -1));
const becomes = (slack: Workspace, form: ModalDriver, words: string, shown = true) =>
  slack.when(() => says(form, words) === shown, { label: `${shown ? '' : 'not '}“${words}”` });

describe('more about the case', () => {
  it('is unfolded in the form, which keeps all that stands in it, and goes into the decision', async () => {
    const testApp = await startTestApp();
    const { slack } = testApp;
    const form = await formOf(testApp);
    await fillIn(form, { ...CASE, context: 'Typed before.', answers: '0 4 4 3 2 2' });
    expect(inputOf(form, 'task')).toBeUndefined();
    await unfold(slack, form);
    expect(inputOf(form, 'title')?.value).toBe(CASE.title);
    expect(inputOf(form, 'context')?.value).toBe('Typed before.');
    await giveAll(form);
    await form.check('considerations', ['latency']);

    await becomes(slack, form, en.contradiction.nothing_to_look_up_yet_listed);
    expect(typedIn(form)).toEqual(['66', '90', '12000']);
    await form.select('external_knowledge', '3');
    await becomes(slack, form, en.contradiction.nothing_to_look_up_yet_listed, false);

    await form.type('measured', '150');
    await form.type('needed', '90.5');
    await form.type('requestsPerMonth', '0');
    expect(await form.submit()).toMatchObject({
      ok: false,
      errors: {
        measured: en.error.shareWrong,
        needed: en.error.shareWrong,
        requestsPerMonth: en.error.requestsWrong,
      },
    });
    expect(typedIn(form)).toEqual(['150', '90.5', '0']);
    await giveAll(form);
    await sent(form);
    await threadOf(slack, 'ben', 'general', CASE.title);
    expect(detailsIn(testApp)).toEqual(ALL_DETAILS);
  });

  it('stays folded for those who do not ask for it, and nothing of it is kept', async () => {
    const testApp = await startTestApp();
    await ask(testApp.slack, 'ana', 'general', CASE);
    await threadOf(testApp.slack, 'ana', 'general', CASE.title);
    expect(detailsIn(testApp)).toEqual({});
  });

  it('stays unfolded, whatever was chosen before it was seen', async () => {
    const testApp = await startTestApp();
    const { slack } = testApp;
    const form = await formOf(testApp);
    let release = (): void => undefined;
    const until = new Promise<void>((resolve) => {
      release = resolve;
    });
    slack.faults.add({ method: 'views.update', effect: { type: 'late', until } });
    await form.click('unfold');
    await form.select('external_knowledge', '0');
    await form.select('data_dynamics', '4');
    expect(inputOf(form, 'task')).toBeUndefined();
    release();
    await becomes(slack, form, en.contradiction.nothing_to_look_up_yet_changing);
    expect(inputOf(form, 'task')).toBeDefined();
    await form.type('measured', '66');
    await form.check('blind', ['blind']);
    await slack.when(() => inputOf(form, 'invited'));
    expect(inputOf(form, 'measured')?.value).toBe('66');
  });

  it.each(['a shortcut', 'a message'])('is asked for from %s as well', async (from) => {
    const testApp = await startTestApp();
    const { slack } = testApp;
    if (from === 'a message') {
      const told = { channel: 'C0GENERAL', user: 'U0BEN', text: CASE.title, blocks: [] };
      await slack.as('ana').shortcut('rate_message', addMessage(slack.world, told));
    } else await slack.as('ana').shortcut('new_assessment');
    const form = await slack.as('ana').modal();
    await form.type('title', CASE.title);
    await unfold(slack, form);
    await giveAll(form);
    await answer(form, CASE.answers);
    if (from === 'a shortcut') await form.select('channel', 'general');
    await sent(form);
    await threadOf(slack, 'ana', 'general', CASE.title);
    expect(detailsIn(testApp)).toEqual(ALL_DETAILS);
  });
});

describe('an example', () => {
  it('fills the details in, around those that somebody gave', async () => {
    const testApp = await startTestApp();
    const { slack } = testApp;
    const form = await formOf(testApp);
    await unfold(slack, form);
    await form.type('needed', '99');
    await form.type('measured', '166');
    await form.select('example', 'support');
    await slack.when(() => chosenIn(form, 'lookUp'));
    expect(typedIn(form)).toEqual(['166', '99', '20000']);
    await form.select('example', 'brainstorming');
    await slack.when(() => typedIn(form)[2] === '40');
    expect(typedIn(form)).toEqual(['166', '99', '40']);
  });

  it('unfolds them, and they go into the decision', async () => {
    const testApp = await startTestApp();
    const { slack } = testApp;
    const form = await formOf(testApp);
    await form.select('example', 'ticket_routing');
    await slack.when(() => chosenIn(form, 'task'));
    await sent(form);
    await threadOf(slack, 'ana', 'general', en.modal.examples.ticket_routing.title);
    expect(detailsIn(testApp)).toMatchObject({ task: 'classify', lookUp: 'nothing' });
  });
});

describe('the details of a decision', () => {
  async function decision(): Promise<TestApp> {
    const testApp = await startTestApp('socket', { people: FIVE });
    const form = await formOf(testApp);
    await fillIn(form, CASE);
    await unfold(testApp.slack, form);
    await giveAll(form);
    await sent(form);
    await threadOf(testApp.slack, 'ana', 'general', CASE.title);
    return testApp;
  }

  it('are filled in where the case is edited, and can be changed and taken back there', async () => {
    const testApp = await decision();
    const { slack } = testApp;
    const discussion = await discussionOf(slack, CASE.title);
    const form = await discussion.form('ana', 'edit');
    expect(typedIn(form)).toEqual(['66', '90', '12000']);
    await form.type('measured', '70');
    await form.type('needed', '');
    await form.select('today', 'not_known');
    await form.select('builders', 'nobody');
    await form.check('limits', []);
    await sent(form);
    const { needed, today, limits, ...others } = ALL_DETAILS;
    expect([needed, today, limits.length]).toEqual([90, 'prompt', 2]);
    await slack.when(() => JSON.stringify(detailsIn(testApp)).includes('70'));
    expect(detailsIn(testApp)).toEqual({ ...others, measured: 70, builders: 'nobody' });
  });

  it('are added where the case is edited', async () => {
    const testApp = await startTestApp('socket', { people: FIVE });
    const { slack } = testApp;
    await ask(slack, 'ana', 'general', CASE);
    await threadOf(slack, 'ana', 'general', CASE.title);
    const form = await (await discussionOf(slack, CASE.title)).form('ana', 'edit');
    expect(inputOf(form, 'task')).toBeUndefined();
    await unfold(slack, form);
    await giveAll(form);
    await sent(form);
    expect(detailsIn(testApp)).toEqual(ALL_DETAILS);
  });

  it('are taken along where a new decision replaces it', async () => {
    const testApp = await decision();
    const { slack } = testApp;
    const form = await (await discussionOf(slack, CASE.title)).form('ana', 'start_over');
    expect(typedIn(form)).toEqual(['66', '90', '12000']);
    await form.type('title', 'The next one');
    await form.type('measured', '80');
    await sent(form);
    await threadOf(slack, 'ana', 'general', 'The next one');
    expect(detailsIn(testApp)).toEqual({ ...ALL_DETAILS, measured: 80 });
  });
});

describe('while the team rates blind', () => {
  it('nothing of the details is seen, and the reveal keeps them', async () => {
    const testApp = await startTestApp('socket', { people: FIVE });
    const { slack } = testApp;
    const form = await formOf(testApp);
    await fillIn(form, CASE);
    await unfold(slack, form);
    await giveAll(form);
    await form.check('blind', ['blind']);
    await slack.when(() => inputOf(form, 'invited'));
    await form.check('invited', ['ben']);
    await sent(form);
    const discussion = await discussionOf(slack, CASE.title);
    await discussion.says('still to rate: <@U0BEN>.');

    const rating = await discussion.form('ben', 'rate');
    const next = await discussion.form('ana', 'start_over');
    const shown = [discussion.root(), ...discussion.replies(), ...slack.as('ben').dms()].map(
      ({ text, blocks }) => text + wordsOf(blocks),
    );
    for (const words of [...shown, wordsOf(rating.view.blocks), JSON.stringify(next.state)]) {
      for (const id of DETAILS) expect(words).not.toContain(en.details.inWords(id, ALL_DETAILS));
    }
    expect(inputOf(next, 'task')).toBeUndefined();

    await discussion.click('ana', 'reveal');
    await discussion.reply('Prove it before');
    expect(detailsIn(testApp)).toEqual(ALL_DETAILS);
  });
});
