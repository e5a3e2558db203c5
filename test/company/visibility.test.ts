import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type Cursor, FRESH_HOME, NO_FILTER, type Summary } from '../../src/domain/portfolio.ts';
import { VERDICTS } from '../../src/engine/index.ts';
import { en } from '../../src/i18n/en/english.ts';
import { parseCommandText } from '../../src/slack/command/command-form.ts';
import { DIGEST_NAMED, digestMessage } from '../../src/slack/digest/digest-view.ts';
import { home } from '../../src/slack/home/home-view.ts';
import { NOON } from '../store/a-decision.ts';
import { type CompanyBot, startCompanyBot } from './bot.ts';
import { type CompanyDecision, company, decisionOf } from './company.ts';
import {
  counted,
  isHidden,
  isStale,
  type Seen,
  says,
  seenBy,
  sorted,
  verdictOf,
  waiting,
} from './expected.ts';
import { linksIn, linksOf, olderIn, tableOf } from './links.ts';
import type { Colleague } from './people.ts';
import { chance } from './random.ts';

/** A year's. */
const DECISIONS = 10_000;
const COMPANY = company({ decisions: DECISIONS, now: NOON });
const ALL = [...COMPANY.decisions()];
const luck = chance(2);
const VIEWERS = luck.some(COMPANY.people, 200).map((viewer) => ({
  viewer,
  seen: seenBy(COMPANY, ALL, viewer),
  /** Where they type a command: a private channel, if they are in any. */
  typesIn: COMPANY.rooms.findLast(({ members }) => members.includes(viewer)) ?? COMPANY.rooms[0],
}));
/** Those who see nothing, those who see the most, and some between. */
const WALKERS = VIEWERS.toSorted((a, b) => a.seen.lived.length - b.seen.lived.length).filter(
  (_, index) => index % 100 === 99 || index === 0,
);

/** Picked out once, the newest first: going through all of them for each of 200 people takes long. */
const NEWEST = ALL.toReversed();
const IN_CHANNEL = Map.groupBy(NEWEST, (of) => decisionOf(of).channelId);
const OF_OWNER = Map.groupBy(NEWEST, (of) => decisionOf(of).ownerId);
const STALE = NEWEST.filter((of) => isStale(decisionOf(of), NOON));
const WEEK = { from: NOON - 7 * 24 * 3_600_000, until: NOON };
const ASKED = NEWEST.filter((of) => decisionOf(of).createdAt >= WEEK.from);
const MADE = NEWEST.filter((of) => (decisionOf(of).decided?.at ?? 0) >= WEEK.from);

const seenOf = (all: readonly CompanyDecision[], { channels }: Seen): readonly CompanyDecision[] =>
  all.filter((of) => channels.has(decisionOf(of).channelId));

/** A number that one decision alone speaks of. */
const TICKET =
  ALL.map((lived) => /Ticket (\d+)/.exec(decisionOf(lived).context)?.[1]).find(Boolean) ?? '';

const idsOf = (all: readonly Summary[]): readonly string[] => all.map(({ id }) => id);
const idsIn = (all: readonly CompanyDecision[]): readonly string[] =>
  all.map((of) => decisionOf(of).id);

const started: CompanyBot[] = [];
const bot = (): CompanyBot => {
  const [one] = started;
  if (one === undefined) throw new Error('nobody is at work yet');
  return one;
};
const sightOf = (viewer: Colleague) => bot().visibility.of(viewer.id);
beforeAll(async () => {
  started.push(await startCompanyBot(COMPANY, NOON));
}, 120_000);
afterAll(() => bot().stop());

/** Turns every page of their Home. */
async function expectAllOnHome(at: CompanyBot, viewer: Colleague, { lived }: Seen): Promise<void> {
  const accessScope = await at.visibility.of(viewer.id);
  const found: Summary[] = [];
  const links: string[] = [];
  for (let trail: readonly Cursor[] | null = []; trail !== null; ) {
    const state = { ...FRESH_HOME, trail: [...trail] };
    await at.reads.choose(viewer.id, () => state);
    const overview = await at.reads.overview(viewer.id, accessScope);
    const [view] = home(en, overview);
    found.push(...overview.page);
    links.push(...linksIn(tableOf(view)));
    const older: Cursor | null = olderIn(view);
    trail = older && [...trail, older];
  }
  const told = found.map(({ id, verdict }) => [id, verdict]);
  expect(told).toEqual(lived.map(decisionOf).map((decision) => [decision.id, verdictOf(decision)]));
  expect(links).toEqual(linksOf(lived));
}

it('of 150 decisions each of 200 people has all of theirs on Home, page by page', async () => {
  const small = company({ decisions: 150, now: NOON, seed: 3 });
  const all = [...small.decisions()];
  const at = await startCompanyBot(small, NOON);
  onTestFinished(() => at.stop());
  for (const viewer of luck.some(small.people, 200)) {
    await expectAllOnHome(at, viewer, seenBy(small, all, viewer));
  }
}, 120_000);

describe(`of ${DECISIONS} decisions in 200 channels, each of 200 people`, {
  timeout: 120_000,
}, () => {
  it('sees those of the channels they are in', async () => {
    for (const { viewer, seen } of VIEWERS) {
      const { channels, isComplete } = await sightOf(viewer);
      expect(isComplete).toBe(true);
      expect([...channels].sort()).toEqual([...seen.channels].sort());
    }
  });

  it('has on Home their newest, what waits for them, and figures of no others', async () => {
    for (const { viewer, seen } of VIEWERS) {
      const overview = await bot().reads.overview(viewer.id, await sightOf(viewer));
      const { page, hasMore, attention, counts } = overview;
      expect(idsOf(page)).toEqual(idsIn(seen.lived.slice(0, 50)));
      expect(hasMore).toBe(seen.lived.length > 50);
      expect(sorted(counts)).toEqual(counted(seen.lived.map(decisionOf)));
      const waits = Object.entries(attention).map(([concern, all]) => [concern, idsOf(all)]);
      expect(Object.fromEntries(waits)).toEqual(waiting(seen.lived, NOON));
    }
  });

  it('has a private channel wholly or not at all', async () => {
    const secret = COMPANY.rooms.filter(({ isPrivate }) => isPrivate);
    for (const { viewer, seen } of VIEWERS) {
      const accessScope = await sightOf(viewer);
      const theirs = secret.filter(({ id }) => seen.channels.has(id));
      for (const { id: channel } of [...theirs, ...luck.some(secret, 5)]) {
        const found = await bot().reads.find(accessScope, { ...NO_FILTER, channel }, ALL.length);
        const there = seen.channels.has(channel) ? (IN_CHANNEL.get(channel) ?? []) : [];
        expect(idsOf(found)).toEqual(idsIn(there));
      }
    }
  });

  it('has on Home, page by page, all of theirs, with each verdict that is no secret', async () => {
    for (const { viewer, seen } of WALKERS) await expectAllOnHome(bot(), viewer, seen);
  });

  /** What a command answers, beside what it should. */
  async function expectAnswer(
    text: string,
    { viewer, seen, typesIn }: (typeof VIEWERS)[number],
    among: readonly CompanyDecision[],
  ): Promise<void> {
    const request = parseCommandText(text);
    if (request.kind !== 'list' && request.kind !== 'search')
      throw new Error(`not a list: ${text}`);
    const asker = {
      user_id: viewer.id,
      channel_id: typesIn?.id ?? '',
      channel_name: 'somewhere',
    };
    const answer = await bot().answer(request, asker);
    const all = seenOf(among, seen);
    const ordered = text === 'list stale' ? all.toReversed() : all;
    expect(linksIn(answer), text).toEqual(linksOf(ordered.slice(0, 20)));
    expect(JSON.stringify(answer).includes(en.list.more), text).toBe(all.length > 20);
  }

  it('is listed what they ask for, as far as they see it', async () => {
    for (const of of VIEWERS) {
      const here = IN_CHANNEL.get(of.typesIn?.id ?? '') ?? [];
      const now = (status: string) => here.filter((lived) => decisionOf(lived).status === status);
      await expectAnswer('list', of, here);
      await expectAnswer('list open', of, now('open'));
      await expectAnswer('list decided', of, now('decided'));
      await expectAnswer('list mine', of, OF_OWNER.get(of.viewer.id) ?? []);
      await expectAnswer('list stale', of, STALE);
    }
  });

  it.each(['invoices', 'Questions documents', 'FÖRDERANTRÄGE', '发票', 'الفواتير', TICKET])(
    'finds by “%s” what they see',
    async (text) => {
      const words = text.toLowerCase().split(' ');
      const saying = NEWEST.filter((lived) => words.every((word) => says(lived, word)));
      expect(saying.length).toBeGreaterThan(0);
      for (const of of VIEWERS) await expectAnswer(`search ${text}`, of, saying);
    },
  );

  it('is told by a digest what happened to theirs in a week, and to no others', async () => {
    for (const { viewer, seen } of VIEWERS) {
      const happened = await bot().reads.digestContents(await sightOf(viewer), WEEK, DIGEST_NAMED);
      const { created, decided, stuck } = happened;
      const asked = seenOf(ASKED, seen);
      expect(idsOf(created.named)).toEqual(idsIn(asked.slice(0, DIGEST_NAMED)));
      expect(created.total).toBe(asked.length);
      expect(decided.total).toBe(seenOf(MADE, seen).length);
      const stale = seenOf(STALE, seen);
      expect(stuck.total).toBe(stale.length);
      expect(idsOf(stuck.named)).toEqual(idsIn(stale.toReversed().slice(0, DIGEST_NAMED)));
      const digest = { target: viewer.id, readerId: viewer.id };
      const told = linksIn(digestMessage(en, digest, WEEK, happened));
      const channels = told.map((link) => link.split('/').at(-2) ?? '');
      expect(channels.filter((channel) => !seen.channels.has(channel))).toEqual([]);
    }
  });

  it('finds nothing by a verdict that is still a secret', async () => {
    const secret = new Set(
      ALL.map(decisionOf)
        .filter(isHidden)
        .map(({ id }) => id),
    );
    expect(secret.size).toBeGreaterThan(10);
    for (const { viewer, seen } of WALKERS) {
      const accessScope = await sightOf(viewer);
      for (const verdict of VERDICTS) {
        const found = await bot().reads.find(accessScope, { ...NO_FILTER, verdict }, ALL.length);
        expect(idsOf(found)).toEqual(
          idsIn(seen.lived.filter((of) => verdictOf(decisionOf(of)) === verdict)),
        );
        expect(found.some(({ id }) => secret.has(id))).toBe(false);
      }
    }
    for (const { viewer } of VIEWERS) {
      for (const verdict of VERDICTS) {
        const filter = { ...NO_FILTER, verdict, status: 'rating' } as const;
        expect(await bot().reads.find(await sightOf(viewer), filter, ALL.length)).toEqual([]);
      }
    }
  });
});
