import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { en } from '../../src/i18n/en/english.ts';
import { readHistory } from '../../src/store/history.ts';
import { aBot, type Bot, OTHERWISE, textOf } from '../outbox/a-bot.ts';
import { LIMITED } from '../outbox/a-gateway.ts';
import { LOST, type Message } from '../outbox/a-slack.ts';

const EXPORTED = { kind: 'export' } as const;
const LONG = 'It is said at length why. '.repeat(80);
const NOTHING = { channels: new Set<string>(), names: new Map([['C1', 'support-tools']]) };
const limited = (seconds: number) => () => ({ ...LIMITED, retryAfterMs: seconds * 1_000 });
const NAMES = { U1: 'Ana Ruiz', U2: 'Ben Okafor' };

/** A decision that many have had their say on, so that its record is long. */
async function discussed(people = 3): Promise<Bot> {
  const bot = await aBot(NAMES);
  await bot.submit({ title: 'Billing <bot> 👩🏽‍🚀', context: '```\n# not a heading\n```' });
  for (let person = 2; person < 2 + people; person += 1) {
    const reason = `${person}. ${LONG}`;
    await bot.does(`U${person}`, { kind: 'disagree', reason, preferred: 'rag' });
  }
  await bot.does('U2', { kind: 'rate', answers: OTHERWISE });
  await bot.delivered();
  return bot;
}

async function exported(bot: Bot, actorId = 'U2'): Promise<readonly Message[]> {
  const before = bot.slack.messages().length;
  await bot.does(actorId, EXPORTED);
  await bot.delivered();
  return bot.slack.messages().slice(before);
}

const partSchema = z.object({ elements: z.tuple([z.object({ text: z.string() })]) });
const pageSchema = z.tuple([
  z.object({ type: z.literal('rich_text'), elements: z.tuple([partSchema, partSchema]) }),
]);

/** The content of a page: its title and text. */
function pageOf({ states }: Message): { readonly title: string; readonly text: string } {
  const [{ elements }] = pageSchema.parse(states.at(-1)?.blocks);
  const [title, text] = elements.map((part) => part.elements[0].text);
  return { title: title ?? '', text: text ?? '' };
}

describe('a record that somebody wants', () => {
  it('is handed to them alone as two files under one message', async () => {
    const bot = await discussed();
    const [heading, ...others] = await exported(bot);
    expect(others).toEqual([]);
    expect(heading).toMatchObject({ place: { channel: 'D2' }, threadTs: null });
    expect(bot.slack.uploads).toMatchObject([{ channel: 'D2', threadTs: heading?.place.ts }]);
    const [files] = bot.slack.uploads.map((share) => share.files);
    expect(files?.map(({ name }) => name.replace(/^.*\./, ''))).toEqual(['md', 'json']);
    expect(new Set(files?.map(({ name }) => name.replace(/\.\w+$/, ''))).size).toBe(1);
  });

  it('tells all that was said, and of the export itself', async () => {
    const bot = await discussed();
    await exported(bot);
    const [markdown, json] = bot.slack.uploads[0]?.files ?? [];
    const record = JSON.stringify(JSON.parse(json?.content ?? ''));
    for (const person of [2, 3, 4]) {
      expect(markdown?.content).toContain('It is said at length why.');
      expect(record).toContain(`${person}. It is said at length why.`);
    }
    const history = await readHistory(bot.db, 'd1');
    expect(history.at(-1)).toMatchObject({ actorId: 'U2', event: { kind: 'exported' } });
    expect(record).toContain('exported');
  });

  it('names people as far as Slack does', async () => {
    const bot = await discussed();
    await exported(bot);
    const [markdown, json] = bot.slack.uploads[0]?.files ?? [];
    for (const file of [markdown, json]) {
      expect(file?.content).toContain('Ana Ruiz');
      expect(file?.content).toContain('Ben Okafor');
    }
    expect(json?.content).toContain('U3');
  });

  it('leaves the thread as it is', async () => {
    const bot = await discussed();
    const before = JSON.stringify(bot.slack.messages());
    await exported(bot);
    expect(JSON.stringify(bot.slack.messages().slice(0, -1))).toBe(before);
  });

  it('can be had by everybody, as often as they like', async () => {
    const bot = await discussed();
    await exported(bot, 'U2');
    await exported(bot, 'U2');
    await exported(bot, 'U9');
    expect(bot.slack.uploads.map(({ channel }) => channel)).toEqual(['D2', 'D2', 'D9']);
  });
});

describe('a record where no files may be shared', () => {
  it.each([
    { size: 'short', people: 1 },
    { size: 'long', people: 12 },
  ])('comes as text in the same thread, all of it: $size', async ({ people }) => {
    const bot = await discussed(people);
    bot.slack.denyFiles();
    const [heading, ...pages] = await exported(bot);
    expect(bot.slack.uploads).toHaveLength(1);
    const threads = new Set(pages.map(({ threadTs, place }) => `${place.channel} ${threadTs}`));
    expect([...threads]).toEqual([`D2 ${heading?.place.ts}`]);
    const read = pages.map(pageOf);
    for (const { name, content } of bot.slack.uploads[0]?.files ?? []) {
      const mine = read.filter(({ title }) => title.startsWith(name));
      expect(mine.map(({ text }) => text).join('')).toBe(content);
    }
  });

  it('is numbered when it needs more than one page', async () => {
    const bot = await discussed(12);
    bot.slack.denyFiles();
    const titles = (await exported(bot)).slice(1).map((page) => pageOf(page).title);
    const [name] = bot.slack.uploads[0]?.files.map((file) => file.name) ?? [];
    const mine = titles.filter((title) => title.startsWith(`${name} `));
    expect(mine.length).toBeGreaterThan(1);
    expect(mine).toEqual(mine.map((_, index) => `${name} (${index + 1}/${mine.length})`));
  });

  it('has no page that is longer than Slack takes', async () => {
    const bot = await discussed(12);
    bot.slack.denyFiles();
    for (const page of (await exported(bot)).slice(1)) {
      expect(JSON.stringify(page.states.at(-1)?.blocks).length).toBeLessThan(16_000);
    }
  });
});

describe('a record of which Slack does not say everything at once', () => {
  const files = (bot: Bot): readonly string[] =>
    bot.slack.uploads.flatMap((share) => share.files.map(({ content }) => content));

  it('waits for the names of people', async () => {
    const bot = await discussed();
    bot.slack.next('person', limited(30), limited(30));
    await exported(bot);
    expect(files(bot)).toHaveLength(2);
    for (const content of files(bot)) {
      expect(content).toContain('Ana Ruiz');
      expect(content).toContain('Ben Okafor');
    }
  });

  it('does without them after some attempts, and has what is known', async () => {
    const bot = await discussed();
    bot.slack.next('person', ...Array.from({ length: 100 }, () => () => LIMITED));
    await exported(bot);
    expect(files(bot)).toHaveLength(2);
    expect(files(bot)[1]).toContain('U1');
  });

  it('names its channel', async () => {
    const bot = await discussed();
    await exported(bot);
    const [markdown, json] = files(bot);
    expect(markdown).toContain('#support-tools');
    expect(json).toMatch(/"id": "C1",\s+"name": "support-tools"/);
  });

  it('waits until Slack says what its reader may see, and is never sent on a guess', async () => {
    const bot = await discussed();
    bot.sees({ ...NOTHING, isComplete: false, reason: 'busy' });
    await bot.does('U2', EXPORTED);
    await bot.clock.pass(3_600_000);
    expect(bot.slack.uploads).toEqual([]);
    bot.sees({ ...NOTHING, channels: new Set(['C1']), isComplete: true });
    await bot.delivered();
    expect(files(bot)).toHaveLength(2);
  });

  it('is not sent to who may not see its channel any more, and they are told so', async () => {
    const bot = await discussed();
    bot.sees({ ...NOTHING, channels: new Set(['C2']), isComplete: true });
    const said = await exported(bot);
    expect(bot.slack.uploads).toEqual([]);
    expect(textOf(said)).toContain(en.discussion.export.unseen);
    expect(textOf(said)).not.toContain('Billing');
  });

  it('is not sent where Slack may not be asked who sees what, and they are told so', async () => {
    const bot = await discussed();
    bot.sees({ ...NOTHING, isComplete: false, reason: 'not_permitted' });
    const said = await exported(bot);
    expect(bot.slack.uploads).toEqual([]);
    expect(textOf(said)).toContain(en.discussion.export.unseen);
  });

  it('tells nothing of a decision that it replaced where its reader may not look', async () => {
    const bot = await aBot(NAMES);
    await bot.submit({ title: 'Secret merger', channelId: 'C9' });
    await bot.submit({ title: 'Its successor', supersedes: 'd1' });
    await bot.delivered();
    await bot.does('U2', EXPORTED, 'd2');
    await bot.delivered();
    expect(files(bot).join()).toContain('Its successor');
    expect(files(bot).join()).not.toContain('Secret merger');
  });
});

describe('a record that cannot be handed over', () => {
  it('has one heading, however often its upload fails', async () => {
    const bot = await discussed();
    bot.slack.next('upload', ...Array.from({ length: 3 }, () => () => LOST));
    const said = await exported(bot);
    expect(said).toHaveLength(1);
    expect(bot.slack.callsOf('upload')).toBe(4);
  });

  it('at once is handed over once for two wishes', async () => {
    const bot = await discussed();
    bot.sees({ ...NOTHING, isComplete: false, reason: 'busy', retryAfterMs: 60_000 });
    await bot.does('U2', EXPORTED);
    await bot.clock.pass(1_000);
    await bot.does('U2', EXPORTED);
    bot.sees({ ...NOTHING, channels: new Set(['C1']), isComplete: true });
    await bot.delivered();
    expect(bot.slack.uploads).toHaveLength(1);
    const json = bot.slack.uploads[0]?.files[1]?.content;
    expect(json?.match(/"exported"/g)).toHaveLength(2);
  });

  it('for now is handed over later', async () => {
    const bot = await discussed();
    bot.slack.next('upload', () => ({ kind: 'later', error: 'http_503', isUnconfirmed: true }));
    await exported(bot);
    expect(bot.slack.uploads).toHaveLength(1);
  });

  it('whole goes on where it was interrupted', async () => {
    const bot = await discussed();
    bot.slack.denyFiles();
    bot.slack.next(
      'post',
      () => undefined,
      () => undefined,
      () => LIMITED,
    );
    const all = await exported(bot);
    expect(all.filter(({ threadTs }) => threadTs === null)).toHaveLength(1);
    const pages = all.filter(({ threadTs }) => threadTs === all[0]?.place.ts).map(pageOf);
    for (const { name, content } of bot.slack.uploads.at(-1)?.files ?? []) {
      const mine = pages.filter(({ title }) => title.startsWith(name));
      expect(mine.map(({ text }) => text).join('')).toBe(content);
    }
  });

  it('at all is given up, and nobody is told', async () => {
    const bot = await discussed();
    bot.slack.next('post', () => ({ kind: 'refused', error: 'cannot_dm_bot' }));
    expect(await exported(bot)).toEqual([]);
    expect(bot.slack.uploads).toEqual([]);
  });
});
