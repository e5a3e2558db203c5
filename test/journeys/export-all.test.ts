import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../exports/read-csv.ts';
import type { Message } from '../workspace/protocol.ts';
import { asked, HYBRID, homeDrops, openedHome, PROMPTING, RAG, setCompany } from './a-manager.ts';
import { momentsUntil, movableClock } from './clock.ts';
import { askBlind, FIVE } from './team.ts';
import type { TestApp } from './test-app.ts';
import { fieldsOf, wordsOf } from './words.ts';

const timeoutMs = 10_000;

/** Three decisions, one of them in a private channel. */
async function threeDecisions(options?: Parameters<typeof setCompany>[0]): Promise<TestApp> {
  const testApp = await setCompany(options);
  await asked(testApp, 'ana', 'general', 'Contract reader', RAG);
  await asked(testApp, 'ben', 'random', '=Support tone', PROMPTING);
  await asked(testApp, 'ana', 'board', 'Secret merger', HYBRID);
  return testApp;
}

async function exportForm({ slack }: TestApp, who: string) {
  await slack.as(who).clickHome('export_all');
  return slack.as(who).modal({ callbackId: 'archive' });
}

/** Messages of a direct message that export something; what else the bot said is left out. */
const handedOver = ({ slack }: TestApp, who: string): readonly Message[] => slack.as(who).dms();

/** Fills in the form, sends it, and waits until so many direct messages are there. */
async function exported(
  testApp: TestApp,
  who: string,
  { format, which, messages = 2 }: { format: string; which?: string; messages?: number },
): Promise<readonly Message[]> {
  const before = handedOver(testApp, who).length;
  const form = await exportForm(testApp, who);
  await form.select('format', format);
  if (which !== undefined) await form.select('which', which);
  await form.submit();
  expect(wordsOf(form.view.blocks)).toContain('on its way');
  await form.close();
  return testApp.slack.when(
    () => {
      const said = handedOver(testApp, who).slice(before);
      return said.length >= messages && said;
    },
    { timeoutMs, label: 'an export' },
  );
}

/** The bytes of the one file that was shared. */
function fileIn({ slack }: TestApp, who: string, messages: readonly Message[]) {
  const shared = messages.find(({ files = [] }) => files.length > 0);
  const [file] = shared?.files ?? [];
  if (shared === undefined || file === undefined) throw new Error('no file was shared');
  return { name: file.name, bytes: slack.as(who).downloadBytes(shared.channel, shared.ts) };
}

const titlesIn = (csv: Buffer): readonly string[] =>
  readCsv(csv.toString('utf8'))
    .slice(1)
    .map((row) => row[1] ?? '')
    .sort();

describe('an export of many decisions', () => {
  it('comes as a table by direct message, from Home, to its reader alone', async () => {
    const testApp = await threeDecisions();
    await openedHome(testApp, 'ana');
    const messages = await exported(testApp, 'ana', { format: 'csv' });
    expect(wordsOf(messages[0]?.blocks)).toContain('3 decisions that you asked for');
    const { name, bytes } = fileIn(testApp, 'ana', messages);
    expect(name).toMatch(/^decisions-\d{4}-\d\d-\d\d\.csv$/);
    expect(titlesIn(bytes)).toEqual(["'=Support tone", 'Contract reader', 'Secret merger']);
    expect(bytes.toString('utf8')).toContain('Ana Torres,');
    expect(bytes.toString('utf8')).toContain('#board');
    expect(messages.every(({ threadTs, ts }) => (threadTs ?? ts) === messages[0]?.ts)).toBe(true);
  });

  it('has nothing of a private channel for somebody who is not in it', async () => {
    const testApp = await threeDecisions();
    await openedHome(testApp, 'eve');
    for (const format of ['csv', 'json']) {
      const { bytes } = fileIn(testApp, 'eve', await exported(testApp, 'eve', { format }));
      expect(bytes.toString('utf8')).toContain('Contract reader');
      expect(bytes.toString('utf8')).not.toMatch(/Secret|board/);
    }
    const { bytes } = fileIn(testApp, 'eve', await exported(testApp, 'eve', { format: 'madr' }));
    const texts = Object.entries(unzipSync(new Uint8Array(bytes))).map(
      ([name, text]) => name + strFromU8(text),
    );
    expect(texts).toHaveLength(3);
    expect(texts.join()).not.toMatch(/secret|board/i);
  });

  it('sees its reader as they are by then: who was removed gets nothing of it', async () => {
    const testApp = await threeDecisions();
    await openedHome(testApp, 'ben');
    await testApp.slack.as('ana').remove('board', 'ben');
    const { bytes } = fileIn(testApp, 'ben', await exported(testApp, 'ben', { format: 'json' }));
    expect(bytes.toString('utf8')).not.toMatch(/Secret/);
  });

  it('is of what the filters show, or of everything, as is wished', async () => {
    const testApp = await threeDecisions();
    await openedHome(testApp, 'ana');
    expect(fieldsOf((await exportForm(testApp, 'ana')).view.blocks)).not.toContain('which');
    await testApp.slack.as('ana').chooseInHome('home_verdict', 'prompting');
    await homeDrops(testApp, 'ana', 'Contract reader');
    const form = await exportForm(testApp, 'ana');
    expect(wordsOf(form.view.blocks)).toContain('Your filters on Home: verdict Prompting first');
    await form.close();
    const some = await exported(testApp, 'ana', { format: 'csv', which: 'filtered' });
    expect(titlesIn(fileIn(testApp, 'ana', some).bytes)).toEqual(["'=Support tone"]);
    const everything = await exported(testApp, 'ana', { format: 'csv', which: 'all' });
    expect(titlesIn(fileIn(testApp, 'ana', everything).bytes)).toHaveLength(3);
  });

  it('shows nothing of a blind rating before it is revealed', async () => {
    const testApp = await setCompany();
    await askBlind(testApp.slack, 'ana', { title: 'Blind case', answers: HYBRID });
    await openedHome(testApp, 'ben');
    const { bytes } = fileIn(testApp, 'ben', await exported(testApp, 'ben', { format: 'csv' }));
    expect(bytes.toString('utf8')).toContain('Blind case,Being rated,,,,');
    expect(bytes.toString('utf8')).not.toMatch(/Hybrid|entirely/);
  });

  it('comes as text where the bot may not share files', async () => {
    const testApp = await threeDecisions({ grantedScopes: WITHOUT_FILES });
    await openedHome(testApp, 'ana');
    const messages = await exported(testApp, 'ana', { format: 'csv' });
    const text = wordsOf(messages.slice(1).map(({ blocks }) => blocks));
    expect(text).toContain('Decision ID,Use case,Status');
    for (const title of ['Contract reader', 'Support tone', 'Secret merger']) {
      expect(text).toContain(title);
    }
  });

  it('says what to do where it may not, and is too long to be text', async () => {
    const testApp = await setCompany({ grantedScopes: WITHOUT_FILES });
    for (const round of [1, 2, 3, 4]) {
      await Promise.all(
        FIVE.map(({ name }) => asked(testApp, name, 'general', `Case ${round} of ${name}`)),
      );
    }
    await openedHome(testApp, 'ana');
    const messages = await exported(testApp, 'ana', { format: 'madr' });
    expect(wordsOf(messages.at(-1)?.blocks)).toContain(
      'An admin can allow that: reinstall the app with the permission files:write.',
    );
  });

  it('says so when there is none', async () => {
    const testApp = await threeDecisions();
    await openedHome(testApp, 'ana');
    await testApp.slack.as('ana').chooseInHome('home_status', 'withdrawn');
    await homeDrops(testApp, 'ana', 'Contract reader');
    const wish = { format: 'csv', which: 'filtered', messages: 1 };
    const [message, ...others] = await exported(testApp, 'ana', wish);
    expect(wordsOf(message?.blocks)).toContain('Nothing to export');
    expect(others).toEqual([]);
  });

  it('says so when Slack could not be asked about all channels', async () => {
    const testApp = await threeDecisions();
    testApp.slack.faults.add({
      method: 'users.conversations',
      times: 1_000,
      effect: { type: 'error', error: 'missing_scope' },
    });
    await openedHome(testApp, 'ana');
    const messages = await exported(testApp, 'ana', { format: 'json' });
    expect(wordsOf(messages[0]?.blocks)).toContain('there may be more decisions than these');
    const { bytes } = fileIn(testApp, 'ana', messages);
    expect(JSON.parse(bytes.toString('utf8'))).toMatchObject({ complete: false });
    expect(bytes.toString('utf8')).not.toContain('Secret merger');
  });

  it('is not lost when the bot stops after it was asked for', async () => {
    const clock = movableClock();
    const testApp = await setCompany({ botStarts: false, clock });
    const bot = await testApp.startBot();
    await asked(testApp, 'ana', 'general', 'Contract reader', RAG);
    await openedHome(testApp, 'ana');
    testApp.slack.faults.add({
      method: 'chat.postMessage',
      effect: { type: 'reset', applied: false },
    });
    const form = await exportForm(testApp, 'ana');
    await form.submit();
    await bot.stop();
    await testApp.startBot();
    const shared = () => handedOver(testApp, 'ana').flatMap(({ files = [] }) => files);
    await momentsUntil(clock, () => shared().length > 0);
    expect(shared()[0]?.name).toMatch(/\.csv$/);
  });

  it.each(['users.list', 'files.completeUploadExternal'])(
    'comes a little later when Slack has trouble for a moment: %s',
    async (method) => {
      const clock = movableClock();
      const testApp = await threeDecisions({ clock });
      await openedHome(testApp, 'ana');
      testApp.slack.faults.add({ method, effect: { type: 'error', error: 'internal_error' } });
      await exported(testApp, 'ana', { format: 'csv', messages: 0 });
      const shared = () => handedOver(testApp, 'ana').filter(({ files = [] }) => files.length > 0);
      await momentsUntil(clock, () => shared().length > 0);
      const { bytes } = fileIn(testApp, 'ana', shared());
      expect(bytes.toString('utf8')).toContain('Ana Torres,');
    },
  );

  it('calls people by their ids when Slack does not tell their names', async () => {
    const testApp = await threeDecisions();
    await openedHome(testApp, 'ana');
    const error = { type: 'error', error: 'missing_scope' } as const;
    testApp.slack.faults.add({ method: 'users.list', times: 1000, effect: error });
    const messages = await exported(testApp, 'ana', { format: 'csv' });
    const text = fileIn(testApp, 'ana', messages).bytes.toString('utf8');
    expect(text).toContain('U0ANA');
    expect(text).not.toContain('Ana Torres');
  });

  it('is dropped when its reader takes no messages, and the bot goes on', async () => {
    const testApp = await threeDecisions();
    await openedHome(testApp, 'ana');
    const error = { type: 'error', error: 'cannot_dm_bot' } as const;
    testApp.slack.faults.add({ method: 'chat.postMessage', effect: error });
    const form = await exportForm(testApp, 'ana');
    await form.submit();
    await form.close();
    await exported(testApp, 'ana', { format: 'json' });
    expect(testApp.log()).toContain('Slack refuses a job');
  });

  it('is not offered to guests', async () => {
    const testApp = await threeDecisions();
    await openedHome(testApp, 'gus');
    await expect(testApp.slack.as('gus').clickHome('export_all')).rejects.toThrow();
  });

  it('is refused to somebody who became a guest meanwhile', async () => {
    const clock = movableClock();
    const testApp = await threeDecisions({ clock });
    const { slack } = testApp;
    await openedHome(testApp, 'ben');
    const form = await exportForm(testApp, 'ben');
    const ben = slack.as('ben').person;
    slack.world.people.set(ben.id, { ...ben, guest: 'multi_channel' });
    clock.advance(11 * 60_000);
    await form.submit();
    expect(Object.values(form.errors)).toEqual([
      'Only members of this workspace can export its decisions.',
    ]);
    await slack.as('ben').clickHome('export_all');
    const said = await slack.as('ben').modal({ callbackId: 'said' });
    expect(wordsOf(said.view.blocks)).toContain('Only members of this workspace');
    expect(slack.as('ben').dms()).toEqual([]);
  });
});

const SCOPES = [
  'commands',
  'chat:write',
  'users:read',
  'channels:history',
  'chat:write.public',
  'channels:read',
  'groups:read',
  'files:write',
];
const WITHOUT_FILES = SCOPES.filter((scope) => scope !== 'files:write');
