import SqliteDatabase from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { ModalDriver } from '../workspace/modal-driver.ts';
import { answer } from './ask.ts';
import { CASE, openDiscussion } from './shared-channel.ts';
import { askBlind, type Discussion, ephemeralTo, FIVE, historyKinds, sent } from './team.ts';
import { startTestApp, type TestApp } from './test-app.ts';

/** Everybody's Slack still shows the root as it was. */
const freezeRoot = ({ slack }: Pick<TestApp, 'slack'>): void => {
  const message = { type: 'status', status: 503 } as const;
  slack.faults.add({ method: 'chat.update', times: 1000, effect: message });
};

const ends: Readonly<Record<string, (discussion: Discussion) => Promise<void>>> = {
  decided: async (discussion) => sent(await discussion.form('ana', 'decide')),
  withdrawn: async (discussion) => sent(await discussion.form('ana', 'withdraw')),
  superseded: async (discussion) => {
    const form = await discussion.form('ana', 'start_over');
    await form.type('title', 'Another try');
    await sent(form);
  },
};

const WORDS = {
  decided: 'This is decided, so it cannot change any more.',
  withdrawn: 'This was withdrawn, so it cannot change any more.',
  superseded: 'Another decision has replaced this one',
};

const CHANGING = ['rate', 'agree', 'disagree', 'decide', 'edit', 'withdraw'];

describe.each([
  { end: 'decided', words: WORDS.decided, refused: CHANGING, events: ['decided'] },
  {
    end: 'withdrawn',
    words: WORDS.withdrawn,
    refused: [...CHANGING, 'start_over'],
    events: ['withdrawn'],
  },
  {
    end: 'superseded',
    words: WORDS.superseded,
    refused: [...CHANGING, 'start_over'],
    events: ['submitted', 'superseded'],
  },
])('a button that is still shown although it is $end', ({ end, words, refused, events }) => {
  it('is refused kindly, and changes nothing', async () => {
    const open = await openDiscussion();
    const { slack, discussion } = open;
    freezeRoot(open);
    await ends[end]?.(discussion);
    for (const wish of refused) {
      await discussion.click('ben', wish);
    }
    await slack.when(
      () =>
        slack
          .as('ben')
          .messages('general')
          .filter(({ ephemeral, text }) => ephemeral && text.includes(words)).length ===
        refused.length,
      { label: `${refused.length} times “${words}”` },
    );
    await discussion.click('ben', 'export');
    await ephemeralTo(slack, 'ben', 'I am sending you the record');
    expect((await discussion.form('ben', 'what_if')).view.submit).toBeNull();
    expect(historyKinds(open)).toEqual(['submitted', ...events, 'exported']);
  });
});

describe('a form that is sent too late', () => {
  const forms: readonly (readonly [string, (form: ModalDriver) => Promise<unknown>])[] = [
    ['rate', (form) => answer(form, CASE.answers)],
    [
      'disagree',
      async (form) => {
        await form.select('preferred', 'other');
        await form.type('reason', 'Typed with care.');
      },
    ],
    ['what_if', (form) => form.select('model_adaptation', '4')],
    ['edit', (form) => form.select('model_adaptation', '4')],
    ['decide', async () => {}],
    ['withdraw', (form) => form.type('reason', 'No need.')],
  ];

  it.each(forms)('“%s” says in the form that it is decided, and stays open', async (wish, fill) => {
    const open = await openDiscussion();
    const form = await open.discussion.form('ben', wish);
    await fill(form);
    await sent(await open.discussion.form('ana', 'decide'));
    const result = await form.submit();
    expect(Object.values('errors' in result ? result.errors : {})).toEqual([
      expect.stringContaining(WORDS.decided),
    ]);
    expect(form.isOpen).toBe(true);
    expect(historyKinds(open)).toEqual(['submitted', 'decided']);
  });

  it('a decision that was right is refused a reason when the verdict has become another', async () => {
    const { discussion } = await openDiscussion();
    const form = await discussion.form('ana', 'decide');
    const edit = await discussion.form('ben', 'edit');
    await edit.select('model_adaptation', '4');
    await sent(edit);
    expect(await form.submit()).toMatchObject({
      errors: { reason: 'Say why, so that people can follow it later.' },
    });
    await form.type('reason', 'Retrieval alone, to begin with.');
    await sent(form);
    await discussion.says('The recommendation was hybrid');
  });

  it('an edit that changes nothing says so', async () => {
    const { discussion } = await openDiscussion();
    const form = await discussion.form('ana', 'edit');
    expect(await form.submit()).toMatchObject({
      errors: { title: expect.stringContaining('Nothing is different from what is recorded') },
    });
  });
});

describe('other buttons that are left over', () => {
  it('an invitation after the reveal', async () => {
    const testApp = await startTestApp('socket', { people: FIVE });
    const { slack } = testApp;
    const discussion = await askBlind(slack, 'ana', CASE);
    freezeRoot(testApp);
    await discussion.click('ana', 'reveal');
    await discussion.reply('Why RAG');
    await discussion.click('ana', 'reveal');
    await ephemeralTo(slack, 'ana', 'The ratings have been revealed already.');
    await discussion.form('ben', 'rate');
    expect(historyKinds(testApp)).toEqual(['submitted', 'revealed']);
  });

  it('a proposal after the decision', async () => {
    const { slack, discussion } = await openDiscussion();
    const form = await discussion.form('chloe', 'what_if');
    await form.select('model_adaptation', '4');
    await sent(form);
    const { ts } = await discussion.reply('proposes other answers');
    await sent(await discussion.form('ana', 'decide'));
    await slack.as('ana').click('general', ts, 'adopt');
    await ephemeralTo(slack, 'ana', WORDS.decided);
  });

  it('those of a decision that the bot knows no more', async () => {
    const { slack, discussion, config } = await openDiscussion();
    if (config.database.kind !== 'sqlite') throw new Error('this stage keeps no file');
    const db = new SqliteDatabase(config.database.path);
    db.pragma('foreign_keys = off');
    db.exec('delete from decisions');
    db.close();
    await discussion.click('ben', 'agree');
    await ephemeralTo(slack, 'ben', 'I find no such decision among those that you can see');
  });
});
