import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Filter, NO_FILTER } from '../../src/domain/portfolio.ts';
import { DEFAULT_RUBRIC } from '../../src/engine/index.ts';
import { archive } from '../../src/exports/archive/archive.ts';
import { decisionRecord } from '../../src/exports/record/record.ts';
import { en } from '../../src/i18n/en/english.ts';
import type { LinkedDecision } from '../../src/usecases/portfolio.ts';
import { atOnce } from '../exports/at-once.ts';
import { readCsv } from '../exports/read-csv.ts';
import { NOON } from '../store/a-decision.ts';
import { type CompanyBot, startCompanyBot } from './bot.ts';
import { company, decisionOf } from './company.ts';
import { isHidden, seenBy, verdictOf } from './expected.ts';
import type { Colleague } from './people.ts';
import { chance } from './random.ts';

const COMPANY = company({ decisions: 600, now: NOON });
const ALL = [...COMPANY.decisions()];
const CHANNEL_OF = new Map(ALL.map((of) => [decisionOf(of).id, decisionOf(of).channelId]));
const VIEWERS = chance(3)
  .some(COMPANY.people, 40)
  .map((viewer) => ({ viewer, seen: seenBy(COMPANY, ALL, viewer) }));

const NAMES: ReadonlyMap<string, string> = new Map();
const NONE_RELATED = { supersedes: null, supersededBy: null };
const SORTED = VIEWERS.toSorted((a, b) => b.seen.lived.length - a.seen.lived.length);
const [MOST = nobody()] = SORTED;

function nobody(): never {
  throw new Error('nobody looks');
}

const started: CompanyBot[] = [];
const bot = (): CompanyBot => {
  const [one] = started;
  if (one === undefined) throw new Error('nobody is at work yet');
  return one;
};
beforeAll(async () => {
  started.push(await startCompanyBot(COMPANY, NOON));
}, 120_000);
afterAll(() => bot().stop());

const walks = new Map<Colleague, Promise<readonly LinkedDecision[]>>();

/** Everything that a person may see. */
function everything(viewer: Colleague): Promise<readonly LinkedDecision[]> {
  const walk = walks.get(viewer) ?? walked(viewer);
  walks.set(viewer, walk);
  return walk;
}

async function walked(
  viewer: Colleague,
  filter: Partial<Filter> = {},
): Promise<readonly LinkedDecision[]> {
  const accessScope = await bot().visibility.of(viewer.id);
  const found: LinkedDecision[] = [];
  for await (const page of bot().reads.stream(accessScope, { ...NO_FILTER, ...filter })) {
    found.push(...page);
  }
  return found;
}

describe('what somebody exports of a company with 200 channels', () => {
  it('is every decision that they may see once, the newest first, and no other', async () => {
    for (const { viewer, seen } of VIEWERS) {
      const ids = (await everything(viewer)).map(({ decision }) => decision.id);
      expect(ids).toEqual(seen.lived.map((of) => decisionOf(of).id));
    }
  }, 60_000);

  it('is what a filter lets through, also by a verdict that is no secret', async () => {
    let [shown, secret] = [0, 0];
    for (const { viewer, seen } of VIEWERS.slice(0, 10)) {
      const ids = (await walked(viewer, { verdict: 'rag' })).map(({ decision }) => decision.id);
      const all = seen.lived.map(decisionOf);
      const expected = all.filter((decision) => verdictOf(decision) === 'rag');
      expect(ids).toEqual(expected.map(({ id }) => id));
      const are = all.filter(({ recommendation }) => recommendation.verdict === 'rag');
      shown += ids.length;
      secret += are.length - ids.length;
    }
    expect(shown).toBeGreaterThan(0);
    expect(secret).toBeGreaterThan(0);
  });

  it('has of each decision all that was said and happened', async () => {
    for (const { decision, ratings, votes, history } of await everything(MOST.viewer)) {
      const { simulated } = ALL.find((of) => decisionOf(of).id === decision.id) ?? {
        simulated: null,
      };
      expect(ratings).toHaveLength(simulated?.context.ratings.length ?? -1);
      expect(votes).toHaveLength(simulated?.context.votes.length ?? -1);
      const entries = simulated?.steps.flatMap(({ change }) => change.events ?? []) ?? [];
      expect(history.map(({ event }) => event.kind)).toEqual(entries.map(({ kind }) => kind));
    }
  });

  it('speaks of other decisions only as far as they may be seen', async () => {
    let spokenOf = 0;
    for (const { viewer, seen } of VIEWERS) {
      for (const { supersedes, supersededBy } of await everything(viewer)) {
        for (const other of [supersedes, supersededBy]) {
          if (other === null) continue;
          spokenOf += 1;
          expect(seen.channels.has(CHANNEL_OF.get(other.id) ?? '')).toBe(true);
        }
      }
    }
    expect(spokenOf).toBeGreaterThan(0);
  });

  it('is as a table a row each, and empty where something is hidden', async () => {
    const file = archive(en, { format: 'csv', exportedAt: NOON, isComplete: true });
    for (const { history, supersedes: _, supersededBy: __, ...of } of await everything(
      MOST.viewer,
    )) {
      const input = { discussion: of, history, panel: null, names: NAMES, related: NONE_RELATED };
      const record = decisionRecord(en, { ...input, rubric: DEFAULT_RUBRIC, exportedAt: NOON });
      atOnce(file.add(record));
    }
    const [table] = atOnce(file.end());
    const [, ...rows] = readCsv(String(table?.content));
    expect(rows.map(([id, , , verdict]) => [id, verdict])).toEqual(
      MOST.seen.lived.map(decisionOf).map((decision) => {
        const verdict = verdictOf(decision);
        return [decision.id, verdict === null ? '' : en.verdict[verdict]];
      }),
    );
    expect(MOST.seen.lived.map(decisionOf).filter(isHidden).length).toBeGreaterThan(0);
  });
});
