import { WebClient } from '@slack/web-api';
import { describe, expect, it } from 'vitest';
import { EMPTY_MEMORY, type FormMemory } from '../../src/slack/assessment/assessment-form.ts';
import { input } from '../../src/slack/kit/elements.ts';
import { ACTION, BLOCK, CALLBACK } from '../../src/slack/kit/ids.ts';
import { modal } from '../../src/slack/kit/modal.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { asked, HYBRID, RAG, setCompany } from './a-manager.ts';
import { ask, fillIn, rootOf, threadOf } from './ask.ts';
import { movableClock } from './clock.ts';
import { beside, isDelivered, roomForACrowd } from './crowd.ts';
import { forged } from './forged-forms.ts';
import { DAY, directMessage, discussionOf, ephemeralTo, FIVE, sent } from './team.ts';
import { startTestApp } from './test-app.ts';

const PRIVATE = [
  { name: 'general' },
  { name: 'closed', kind: 'private', members: ['ana', 'ben'] },
] as const;

/** Sends the assessment form after replacing the memory that the bot gave it. */
async function asksWith(
  slack: Workspace,
  who: string,
  title: string,
  memory: Partial<FormMemory>,
): Promise<void> {
  await slack.as(who).command('general', '/rag-or-finetune');
  const form = await slack.as(who).modal();
  const client = new WebClient(slack.tokens.bot, { slackApiUrl: slack.apiUrl });
  const { id, blocks } = form.view;
  await client.views.update({
    view_id: id,
    view: {
      type: 'modal',
      callback_id: CALLBACK.assessment,
      title: { type: 'plain_text', text: 'Forged' },
      submit: { type: 'plain_text', text: 'Send' },
      private_metadata: JSON.stringify({ ...EMPTY_MEMORY, ...memory }),
      blocks: JSON.parse(JSON.stringify(blocks)),
    },
  });
  await fillIn(form, { title, answers: RAG });
  await sent(form);
}

describe('a private channel that the bot is not in', () => {
  it('gets no thread of somebody who is not in it either, once the bot is let in', async () => {
    const { slack } = await startTestApp('socket', { people: FIVE, channels: PRIVATE });
    await asksWith(slack, 'eve', 'Intruder', { channel: 'C0CLOSED' });
    await directMessage(slack, 'eve', 'I am not in');
    await slack.as('ana').invite('closed', '@app');
    await directMessage(slack, 'eve', 'Slack does not tell me that you are in');
    expect(rootOf(slack, 'ana', 'closed', 'Intruder')).toBeUndefined();
    // In there she may.
    await slack.as('ana').invite('closed', 'eve');
    await slack.delivery.idle();
    const notice = await directMessage(slack, 'eve', 'Slack does not tell me that you are in');
    await slack.as('eve').click(notice.channel, notice.ts, ACTION.retryDelivery);
    await threadOf(slack, 'ana', 'closed', 'Intruder');
  });
});

describe('a thread that waits', () => {
  it('is moved only to a channel that its owner sees, and in which the bot is', async () => {
    const { slack } = await startTestApp('socket', {
      people: FIVE,
      channels: [...PRIVATE, { name: 'other', kind: 'private', members: ['eve', '@app'] }],
    });
    await ask(slack, 'ana', 'closed', { title: 'Waits', answers: RAG });
    const notice = await directMessage(slack, 'ana', 'I am not in');
    const move = (to: string) =>
      slack.as('ana').act({
        type: 'block_action',
        at: { message: { channel: notice.channel, ts: notice.ts } },
        blockId: String(notice.blocks.find(({ type }) => type === 'actions')?.block_id),
        actionId: ACTION.moveDelivery,
        value: { type: 'conversations_select', selected_conversation: to },
        state: {},
      });
    await move('C0CLOSED');
    await ephemeralTo(slack, 'ana', 'I am not in that channel.');
    await move('C0GENERAL');
    await threadOf(slack, 'ben', 'general', 'Waits');
  });
});

describe('whoever has left a private channel', () => {
  it('is reminded of nothing in it', async () => {
    const clock = movableClock();
    const testApp = await setCompany({
      clock,
      channels: [
        { name: 'general' },
        { name: 'board', kind: 'private', members: ['ana', 'ben', 'chloe', '@app'] },
      ],
    });
    const { slack } = testApp;
    const db = await beside(testApp.config.database);
    await slack.as('ana').command('board', '/rag-or-finetune');
    const form = await slack.as('ana').modal();
    await fillIn(form, { title: 'Rated in there', answers: RAG });
    await form.check('blind', ['blind']);
    await slack.when(() => Object.keys(form.state).some((id) => id.startsWith('invited')));
    await form.check('invited', ['ben', 'chloe']);
    await form.select('deadline', Math.floor((clock.now() + 3 * DAY) / 1000));
    await sent(form);
    await discussionOf(slack, 'Rated in there', 'board');
    await slack.as('ana').remove('board', 'ben');
    await slack.delivery.idle();
    clock.advance(2 * DAY + 60_000);
    await directMessage(slack, 'chloe', 'Rated in there');
    await isDelivered(db);
    expect(slack.as('ben').dms()).toEqual([]);
  });

  it('can still delete what they asked, and is not told what it has become', async () => {
    const testApp = await setCompany();
    const { slack } = testApp;
    await asked(testApp, 'ben', 'board', 'Asked by ben');
    const { ts } = await discussionOf(slack, 'Asked by ben', 'board');
    await slack.as('ana').remove('board', 'ben');
    await slack.delivery.idle();
    expect(ts).not.toBe('');
    const db = await beside(testApp.config.database);
    const { id } = await db.selectFrom('decisions').select('id').executeTakeFirstOrThrow();
    const form = await forged(
      slack,
      'ben',
      modal(
        {
          callback: CALLBACK.deletion,
          memory: { decision: id },
          title: 'Forged',
          submit: 'Send',
          close: 'Close',
        },
        [
          input(
            BLOCK.confirm,
            { label: 'Sure' },
            {
              type: 'checkboxes',
              action_id: ACTION.input,
              options: [{ text: { type: 'plain_text', text: 'Yes' }, value: 'yes' }],
            },
          ),
        ],
      ),
    );
    await form.check(BLOCK.confirm, ['yes']);
    await sent(form);
    expect(await db.selectFrom('decisions').select('id').execute()).toEqual([]);
  });
});

describe('a message that something is asked out of', () => {
  it('is linked only where the asker can see it', async () => {
    const testApp = await setCompany();
    const { slack } = testApp;
    const ts = await asked(testApp, 'ana', 'board', 'In the board room', HYBRID);
    const db = await beside(testApp.config.database);
    for (const who of ['eve', 'ben']) {
      const memory = { channel: 'C0GENERAL', source: { channel: 'C0BOARD', ts } };
      await asksWith(slack, who, `Asked by ${who}`, memory);
      await discussionOf(slack, `Asked by ${who}`);
      const { source } = await db
        .selectFrom('decisions')
        .select('source')
        .where('title', '=', `Asked by ${who}`)
        .executeTakeFirstOrThrow();
      expect(source?.includes(ts) ?? false, who).toBe(who === 'ben');
    }
  });
});

describe('fifty people who click within a minute', () => {
  it('in a private channel cost Slack no more questions than it answers', async () => {
    const room = roomForACrowd();
    const crowd = Array.from({ length: 50 }, (_, index) => ({ name: `p${index}` }));
    const names = crowd.map(({ name }) => name);
    const testApp = await startTestApp('socket', {
      people: [{ name: 'ana' }, ...crowd],
      channels: [
        { name: 'general' },
        { name: 'hall', kind: 'private', members: ['ana', ...names, '@app'] },
      ],
      // So many at once are slow on a small machine, which is not what this is about.
      ...room,
      timing: { ...room.timing, tierFactor: 1 },
    });
    const { slack } = testApp;
    const ts = await asked(testApp, 'ana', 'hall', 'Everybody votes');
    await Promise.all(names.map((name) => slack.as(name).click('hall', ts, 'agree')));
    const discussion = await discussionOf(slack, 'Everybody votes', 'hall');
    await discussion.says('50 agree');
    expect(testApp.log()).not.toContain('Slack did not say');
  });
});
