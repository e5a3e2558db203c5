import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, vi } from 'vitest';
import { allRows, type Everything } from '../contract/all-rows.ts';
import { owedJobs } from '../store/a-job.ts';
import { methods } from '../workspace/api/methods.ts';
import type { Person } from '../workspace/protocol.ts';
import { turnedOn } from './a-digest.ts';
import { asked, HYBRID } from './a-manager.ts';
import { fillIn, inputOf } from './ask.ts';
import type { Attempt, Loot, Sender } from './attempts.ts';
import { idOf } from './blind-acts.ts';
import { beside, isDelivered, roomForACrowd } from './crowd.ts';
import { type Leak, leaksIn, writeMarkedRubric } from './leaks.ts';
import { discussionOf, sent } from './team.ts';
import { startTestApp } from './test-app.ts';

/** Words in every decision of the private channel: one in each title, the others in what people wrote. */
export const SECRETS = /zebra|quagga|okapi/i;

/** Members of the private channel are ana, who manages the app, ben, cleo, leo, gil, xena and rob. */
const PEOPLE = [
  { name: 'ana', role: 'admin' },
  { name: 'ben' },
  { name: 'cleo' },
  { name: 'leo' },
  { name: 'mallory' },
  { name: 'mona', role: 'owner' },
  { name: 'gus', guest: 'multi_channel' },
  { name: 'gil', guest: 'single_channel' },
  { name: 'xena', teamId: 'T0OTHER' },
  { name: 'dora' },
  { name: 'rob' },
] as const;
const INSIDE = ['ana', 'ben', 'cleo', 'leo', 'gil', 'xena', 'dora', 'rob'];

/** What the bot has said to Slack, or in an answer of its own. */
type Sent = { readonly how: string; readonly payload: Readonly<Record<string, unknown>> };

/** A private channel with decisions in every state, and all that the bot says from then on. */
export async function setUpPrivateChannel() {
  const folder = await mkdtemp(join(tmpdir(), 'rag-or-finetune-rubric-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const testApp = await startTestApp('socket', {
    people: PEOPLE,
    channels: [
      { name: 'general' },
      { name: 'board', kind: 'private', members: [...INSIDE, '@app'] },
    ],
    rubricPath: await writeMarkedRubric(folder),
    // Nothing is refused because a machine is slow.
    ...roomForACrowd(1),
    botStarts: false,
  });
  const { slack } = testApp;
  let bot = await testApp.startBot();
  const db = await beside(testApp.config.database);
  const sentToSlack: Sent[] = [];
  const responseUrl = await listening((payload) =>
    sentToSlack.push({ how: 'response_url', payload }),
  );
  slack.faults.add({
    method: 'chat.postMessage',
    times: 1e9,
    when: ({ text, thread_ts, channel }) =>
      channel !== 'U0ANA' && thread_ts === undefined && String(text).includes('stuck'),
    effect: { type: 'error', error: 'restricted_action' },
  });
  const ids = await fill(testApp, db);
  slack.deactivate('dora');
  become('rob', { isBot: true });
  for (const method of Object.keys(methods)) {
    slack.faults.add({
      method,
      times: 1e9,
      when: (payload) => {
        sentToSlack.push({ how: method, payload });
        return false;
      },
      effect: { type: 'error', error: 'never' },
    });
  }

  function become(name: string, change: Partial<Person>): void {
    const { id } = slack.as(name).person;
    const person = slack.world.people.get(id);
    if (person !== undefined) slack.world.people.set(id, { ...person, ...change });
  }

  const loot: Loot = {
    ...ids,
    privateChannel: 'C0BOARD',
    general: 'C0GENERAL',
    owner: 'U0ANA',
    responseUrl,
  };
  return {
    slack,
    db,
    loot,
    /** A person tries it; resolves with the bot's answer to Slack. */
    tries: async (by: Sender, attempt: Attempt): Promise<void> => {
      const inbound = attempt.sends(by, { ...loot, responseUrl: `${responseUrl}${by.id}` });
      if (inbound.kind === 'event') {
        slack.delivery.event(inbound.payload);
        return slack.delivery.idle();
      }
      const outcome = await slack.delivery.interact(inbound);
      const payload = { by: by.id, sentToSlack: outcome.acked ? outcome.response : null };
      sentToSlack.push({ how: `the answer to ${attempt.name}`, payload });
    },
    /** Waits for all work in progress to end, and restarts the bot. */
    restart: async (): Promise<void> => {
      await vi.waitFor(async () => expect(await owedJobs(db)).toEqual([]), { timeout: 10_000 });
      await bot.stop();
      bot = await testApp.startBot();
      await isDelivered(db);
    },
    delivered: () => isDelivered(db),
    /**
     * All that is kept, but for what each person chose to look at on their own Home, and for how often
     * the bot has tried by itself what Slack refuses.
     */
    kept: async (): Promise<Everything> => {
      const { home_states: _, outbox = [], ...kept } = await allRows(db);
      const owed = outbox.map(({ attempts: __, due_at: ___, lease_until: ____, ...row }) => row);
      return { ...kept, outbox: owed };
    },
    /** All that has been said since then, by whatever way, other than to those in the channel. */
    saidSince: (from: number): readonly Sent[] =>
      sentToSlack.slice(from).filter(({ payload }) => payload.channel !== loot.privateChannel),
    saidSoFar: (): number => sentToSlack.length,
  };
}

export type PrivateChannel = Awaited<ReturnType<typeof setUpPrivateChannel>>;

/** What of the private channel is in something that was said, also what was answered and found. */
export const leaksOf = ({ how, payload }: Sent): readonly Leak[] => {
  const text = JSON.stringify(payload);
  const found = SECRETS.exec(text);
  return [
    ...(found === null ? [] : [{ what: found[0], at: how, text: text.slice(0, 2_000) }]),
    // Values that a form has filled in: an hour, or an example. A form about a decision names it, too.
    ...leaksIn({ at: 0, kind: 'view_opened', to: how, payload }).filter(
      ({ what, at }) => what !== 'a field initial_option' && !at.includes('/initial_option/'),
    ),
  ];
};

async function listening(hear: (payload: Sent['payload']) => void): Promise<string> {
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => {
      body += chunk;
    });
    request.on('end', () => {
      hear({ to: request.url, body });
      response.end('ok');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/`;
}

type TestApp = Awaited<ReturnType<typeof startTestApp>>;

/** A decision in every state there is. */
async function fill(testApp: TestApp, db: Awaited<ReturnType<typeof beside>>) {
  const { slack } = testApp;
  const title = (name: string): string => `Zebra common ${name}`;
  const plain = ['open', 'toDecide', 'toWithdraw', 'toDelete', 'toReplace', 'decided'];
  const ts: string[] = [];
  for (const name of plain) ts.push(await asked(testApp, 'ana', 'board', title(name), HYBRID));
  const form = async (name: string) => {
    await slack.as('ana').command('board', '/rag-or-finetune');
    const opened = await slack.as('ana').modal();
    await fillIn(opened, { title: title(name), context: 'Quagga', answers: HYBRID });
    await opened.check('blind', ['blind']);
    await slack.when(() => inputOf(opened, 'invited'));
    await sent(opened);
  };
  await form('blind');
  await discussionOf(slack, title('blind'), 'board');
  // Rated blind, so that nothing but its root waits.
  await form('stuck');
  const open = await discussionOf(slack, title('open'), 'board');
  await slack.as('cleo').choose('board', open.ts, 'more', 'what_if');
  const trial = await slack.as('cleo').modal();
  await trial.select('external_knowledge', '0');
  await trial.type('note', 'Quagga');
  await sent(trial);
  await slack.as('ben').click('board', open.ts, 'disagree');
  const objection = await slack.as('ben').modal();
  await objection.select('preferred', 'rag');
  await objection.type('reason', 'Okapi');
  await sent(objection);
  await slack.as('ana').click('board', ts[5] ?? '', 'decide');
  await sent(await slack.as('ana').modal());
  await turnedOn(testApp, 'ana');
  await turnedOn(testApp, 'cleo', { channel: 'board' });
  await isDelivered(db);
  const id = (name: string): Promise<string> => idOf(db, title(name));
  return {
    ts: open.ts,
    open: await id('open'),
    toDecide: await id('toDecide'),
    toWithdraw: await id('toWithdraw'),
    toDelete: await id('toDelete'),
    toReplace: await id('toReplace'),
    decided: await id('decided'),
    blind: await id('blind'),
    undelivered: await id('stuck'),
  };
}
