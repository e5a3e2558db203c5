import { describe, expect, it } from 'vitest';
import { en } from '../../src/i18n/en/english.ts';
import { CALLBACK, decisionOfBlock } from '../../src/slack/kit/ids.ts';
import { forgetModal } from '../../src/slack/privacy/forgetting-view.ts';
import { deletionModal } from '../../src/slack/thread/decision-modal-view.ts';
import { openStore } from '../../src/store/open.ts';
import { allRows, type Everything, tablesWith } from '../contract/all-rows.ts';
import { aDecision } from '../store/a-decision.ts';
import type { ModalDriver } from '../workspace/modal-driver.ts';
import { digestOf, turnedOn } from './a-digest.ts';
import { fromHome } from './a-manager.ts';
import { ask, type Case, fillIn, threadOf, unfold } from './ask.ts';
import { movableClock } from './clock.ts';
import { forged } from './forged-forms.ts';
import {
  DAY,
  type Discussion,
  directMessage,
  disagree,
  discussionOf,
  ephemeralTo,
  FIVE,
  rate,
  sent,
} from './team.ts';
import { startTestApp, type TestApp } from './test-app.ts';
import { wordsOf } from './words.ts';

const timeoutMs = 10_000;
const CASE: Case = { title: 'Zebra bot', answers: '4 2 4 3 3 3' };
/** Ana asks, ben may decide as well, dev looks after the workspace. */
const PEOPLE = FIVE.map((person) =>
  person.name === 'dev' ? { ...person, role: 'admin' as const } : person,
);
const ALL = {
  people: PEOPLE,
  channels: [{ name: 'general', members: FIVE.map(({ name }) => name) }],
};

type Scene = TestApp & {
  readonly app: Awaited<ReturnType<TestApp['startBot']>>;
  readonly clock: ReturnType<typeof movableClock>;
  readonly discussion: Discussion;
};

/** A decision that people have discussed, in the thread and with the bot. */
async function discussed(): Promise<Scene> {
  const clock = movableClock();
  const testApp = await startTestApp('socket', { ...ALL, clock, botStarts: false });
  const app = await testApp.startBot();
  const { slack } = testApp;
  await slack.as('ana').command('general', '/rag-or-finetune');
  const form = await slack.as('ana').modal();
  await fillIn(form, CASE);
  await form.type('context', 'It sorts quaggas');
  await unfold(slack, form);
  await form.check('deciders', ['ben']);
  await sent(form);
  await threadOf(slack, 'ana', 'general', CASE.title);
  const discussion = await discussionOf(slack, CASE.title);
  await rate(discussion, 'ben', '0 0 1 1 2 2');
  await discussion.reply('What 2 people’s answers say');
  await disagree(discussion, 'chloe', { preferred: 'other', reason: 'Okapis bite' });
  await discussion.reply('Okapis bite');
  await slack.as('eve').say('general', 'I would ask a zoologist', discussion.ts);
  return { ...testApp, app, clock, discussion };
}

/** Stops the bot and reads all that it has kept. */
async function keptBy({ app, config }: Scene): Promise<Everything> {
  await app.stop();
  const db = await openStore(config.database);
  const everything = await allRows(db);
  await db.destroy();
  return everything;
}

const confirmed = async (form: ModalDriver): Promise<void> => {
  await form.check('confirm', ['yes']);
  await sent(form);
};

/** Waits until the root is the bot's only message in the thread. */
const isBare = ({ slack, discussion }: Scene) =>
  slack.when(() => discussion.replies().every(({ user }) => user === 'U0EVE'), {
    timeoutMs,
    label: 'a thread without the bot’s replies',
  });

const idOf = (discussion: Discussion): string =>
  discussion
    .root()
    .blocks.flatMap(({ block_id }) => decisionOfBlock(block_id ?? '') ?? [])
    .join();

describe('a decision that its owner deletes', () => {
  it('leaves one line, and what people wrote themselves', async () => {
    const scene = await discussed();
    const { discussion, slack } = scene;
    const withdrawal = await discussion.form('ana', 'withdraw');
    await withdrawal.click('delete_instead');
    const form = await slack.as('ana').modal({ callbackId: 'deletion', timeoutMs });
    const said = wordsOf(form.view.blocks);
    expect(said).toContain('Zebra bot');
    expect(said).toContain('Nobody can bring it back.');
    await confirmed(form);
    expect(wordsOf(form.view.blocks)).toContain('It is deleted.');
    const root = await discussion.says('This decision was deleted by <@U0ANA>');
    await isBare(scene);
    expect(discussion.replies().map(({ text }) => text)).toEqual(['I would ask a zoologist']);
    expect(root.blocks).toHaveLength(1);
    expect(JSON.stringify([root, discussion.replies()])).not.toMatch(/zebra|quagga|okapi/i);
    await slack.as('ana').openHome();
    await slack.when(() => wordsOf(slack.as('ana').home()?.blocks).includes('Nothing yet'), {
      timeoutMs,
      label: 'a Home without it',
    });
    const left = await keptBy(scene);
    for (const word of ['zebra', 'quagga', 'okapi']) expect(tablesWith(left, word)).toEqual([]);
    expect(left.decisions).toEqual([]);
    expect(left.jobs).toEqual([]);
  });

  it('has buttons that say so, in a Slack that still shows them', async () => {
    const { discussion, slack } = await discussed();
    slack.faults.add({
      method: 'chat.update',
      times: 1000,
      effect: { type: 'status', status: 503 },
    });
    const form = await discussion.form('ana', 'withdraw');
    await form.click('delete_instead');
    await confirmed(await slack.as('ana').modal({ callbackId: 'deletion', timeoutMs }));
    await discussion.click('eve', 'agree');
    await ephemeralTo(slack, 'eve', 'I find no such decision among those that you can see');
  });

  it('is not deleted before they say that they are sure', async () => {
    const { discussion, slack } = await discussed();
    await sent(await discussion.form('ana', 'decide'));
    await discussion.says('Decided');
    const form = await discussion.form('ana', 'delete');
    expect((await form.submit()).ok).toBe(false);
    await form.close();
    expect(wordsOf(discussion.root().blocks)).toContain('Decided');
    expect(slack.as('ana').thread('general', discussion.ts).length).toBeGreaterThan(5);
  });
});

it('a decision that never reached its channel is deleted from the notice of that', async () => {
  const { slack } = await startTestApp();
  await ask(slack, 'ana', 'secret', CASE);
  const notice = await directMessage(slack, 'ana', 'could not post');
  await slack.as('ana').click(notice.channel, notice.ts, 'delete_decision');
  const form = await slack.as('ana').modal({ callbackId: 'deletion', timeoutMs });
  expect(wordsOf(form.view.blocks)).toContain('digests that were already sent');
  await confirmed(form);
  await slack.when(() => slack.as('ana').dms().length === 0, {
    timeoutMs,
    label: 'no notice any more',
  });
  await slack.as('ana').invite('secret', '@app');
  expect(JSON.stringify(slack.as('ana').messages('secret'))).not.toMatch(/zebra/i);
});

describe('a decision that somebody else wants deleted', () => {
  it('is deleted by whom the owner named, and by an admin', async () => {
    for (const who of ['ben', 'dev']) {
      const { discussion } = await discussed();
      await sent(await discussion.form('ana', 'withdraw'));
      await discussion.says('*Withdrawn*');
      await confirmed(await discussion.form(who, 'delete'));
      await discussion.says(`This decision was deleted by <@U0${who.toUpperCase()}>`);
    }
  });

  it('is deleted by an admin where one entry stands for both', async () => {
    const { discussion, slack } = await discussed();
    await discussion.click('dev', 'withdraw');
    await confirmed(await slack.as('dev').modal({ callbackId: 'deletion', timeoutMs }));
    await discussion.says('This decision was deleted by <@U0DEV>');
  });

  it('is not by anybody else, whatever form they send', async () => {
    const { discussion, slack } = await discussed();
    await sent(await discussion.form('ana', 'withdraw'));
    await discussion.says('*Withdrawn*');
    await discussion.click('eve', 'delete');
    await ephemeralTo(slack, 'eve', 'Only <@U0ANA>, <@U0BEN> can delete it, or a manager');
    const form = await forged(slack, 'eve', deletionModal(en, aDecision({ id: idOf(discussion) })));
    await form.check('confirm', ['yes']);
    expect((await form.submit()).ok).toBe(false);
    expect(form.errors.confirm).toContain('Only <@U0ANA>, <@U0BEN>');
    expect(wordsOf(discussion.root().blocks)).toContain('Zebra bot');
  });
});

it('a decision that nobody has touched for as long as the workspace keeps them is deleted', async () => {
  const scene = await discussed();
  const { slack, discussion, clock } = scene;
  await turnedOn(scene, 'dev');
  const settings = await fromHome(slack, 'dev', 'settings');
  const field = settings.view.blocks.find(({ block_id: id = '' }) => id.startsWith('keep'));
  await settings.type({ blockId: field?.block_id ?? '' }, '30');
  await sent(settings);
  const sure = await slack.as('dev').modal({ callbackId: CALLBACK.keeping, timeoutMs });
  expect(wordsOf(sure.view.blocks)).toContain('nobody has touched for 30 days');
  expect(wordsOf(sure.view.blocks)).toContain('As of now that is none.');
  expect((await sure.submit()).ok).toBe(false);
  await confirmed(sure);
  expect(wordsOf(sure.view.blocks)).toContain('The settings of the workspace are saved.');
  await sent(await discussion.form('ana', 'decide'));
  const decided = await discussion.says('Decided');
  expect(wordsOf(decided.blocks)).toContain('to be looked at again');
  // The review is asked for, and nobody answers.
  clock.advance(120 * DAY);
  await discussion.says('It is time to look at this again.');
  await digestOf(scene, 'dev');
  clock.advance(29 * DAY);
  // Digests fall due after what is to be deleted.
  expect(await digestOf(scene, 'dev', 2)).toContain('Zebra bot');
  expect(wordsOf(discussion.root().blocks)).toContain('Zebra bot');
  clock.advance(2 * DAY);
  await discussion.says('deleted automatically, after a long time without activity');
  await isBare(scene);
  const left = await keptBy(scene);
  expect(left.decisions).toEqual([]);
  expect(left.deletions).toMatchObject([{ actor_id: 'clock', because: 'kept_long_enough' }]);
}, 30_000);

describe('what somebody wrote', () => {
  it('is taken out on their wish: the messages that quote it go, and the count stays', async () => {
    const scene = await discussed();
    const { slack, discussion } = scene;
    const form = await fromHome(slack, 'chloe', 'forget');
    expect(form.view.blocks.map(({ block_id }) => block_id)).not.toContain('person');
    await confirmed(form);
    expect(wordsOf(form.view.blocks)).toContain('You will get a direct message');
    await directMessage(slack, 'chloe', 'What you wrote is taken out of 1 decision.');
    await slack.when(() => !JSON.stringify(discussion.replies()).includes('Okapis'), {
      timeoutMs,
      label: 'a thread without her reason',
    });
    expect(wordsOf(discussion.root().blocks)).toContain('1 disagrees');
    const left = await keptBy(scene);
    expect(tablesWith(left, 'okapi')).toEqual([]);
    expect(tablesWith(left, 'zebra')).not.toEqual([]);
  });

  it('is taken out of the root and its replies, which stay', async () => {
    const scene = await discussed();
    const { slack, discussion } = scene;
    await confirmed(await fromHome(slack, 'ana', 'forget'));
    await directMessage(slack, 'ana', 'What you wrote is taken out of 1 decision.');
    await discussion.says('[removed]');
    await slack.when(() => !JSON.stringify(discussion.replies()).match(/quagga|Zebra/i), {
      timeoutMs,
      label: 'replies without her words',
    });
    // Only ben's rating is left, of which a panel would say nothing.
    await slack.when(
      () => !wordsOf(discussion.replies().map(({ blocks }) => blocks)).includes('What 2'),
      {
        timeoutMs,
        label: 'a thread without a panel',
      },
    );
    await rate(discussion, 'eve', '4 4 4 4 4 4');
    await discussion.reply('What 2 people’s answers say');
    const left = await keptBy(scene);
    for (const word of ['zebra', 'quagga']) expect(tablesWith(left, word)).toEqual([]);
    expect(tablesWith(left, 'okapi')).not.toEqual([]);
  });

  it('is taken out by an admin for somebody who is gone, and by nobody else', async () => {
    const { slack, discussion } = await discussed();
    slack.deactivate('chloe');
    const form = await fromHome(slack, 'dev', 'forget');
    await form.type('person_id', 'U0CHLOE');
    await confirmed(form);
    await directMessage(slack, 'dev', 'What <@U0CHLOE> wrote is taken out of 1 decision.');
    await slack.when(() => !JSON.stringify(discussion.replies()).includes('Okapis'), {
      timeoutMs,
      label: 'a thread without her reason',
    });
  });
});

it('what somebody else wrote is not deleted by a member who does not manage', async () => {
  const scene = await discussed();
  const { slack } = scene;
  const form = await forged(slack, 'eve', forgetModal(en, { userId: 'U0EVE', isManager: true }));
  await form.check('person', ['chloe']);
  await form.check('confirm', ['yes']);
  expect((await form.submit()).ok).toBe(false);
  expect(form.errors.confirm).toContain('For somebody else, ask a manager');
  expect(tablesWith(await keptBy(scene), 'okapi')).not.toEqual([]);
});

it('a bot that is uninstalled keeps nothing, and stays up', async () => {
  const scene = await discussed();
  scene.slack.uninstall();
  await expect.poll(scene.log, { timeout: timeoutMs }).toContain('The app was uninstalled');
  expect(scene.log()).not.toContain('"level":50');
  const left = await keptBy(scene);
  expect(Object.entries(left).filter(([, rows]) => rows.length > 0)).toEqual([]);
});
