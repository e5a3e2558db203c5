import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type AccessScope,
  type Filter,
  FRESH_HOME,
  type HomeState,
  NO_FILTER,
} from '../../src/domain/portfolio.ts';
import { en } from '../../src/i18n/en/english.ts';
import { listMessage } from '../../src/slack/command/list-view.ts';
import { home } from '../../src/slack/home/home-view.ts';
import { createPortfolio, type Portfolio } from '../../src/usecases/portfolio.ts';
import { publicChannels, twoPrivateChannels } from '../company/access-scopes.ts';
import type { Company } from '../company/company.ts';
import { filledStore } from '../company/store.ts';
import { quantile } from './measure.ts';

const NOW = Date.UTC(2026, 10, 1);
const HALF_A_YEAR_MS = 182 * 24 * 3_600_000;
/** Of a name, in letters. */
const WIDTH = 52;
/** In milliseconds. */
const BUDGETS = [50, 100] as const;

type Look = {
  /** What is chosen on Home before. */
  readonly state?: HomeState;
  readonly queries: (reads: Portfolio, accessScope: AccessScope) => Promise<unknown>;
};
const SOMEBODY = 'U0BENCH';

/** What Home and lists take inside the process, from the question to the blocks of the answer. */
export async function benchReviewing(decisions: number, rounds: number): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'rag-or-finetune-bench-'));
  const started = performance.now();
  const { db, company } = await filledStore(join(folder, 'decisions.db'), decisions, NOW);
  const filledIn = (performance.now() - started) / 1000;
  const reads = createPortfolio({ db, now: () => NOW });
  const lines = [];
  const sights = {
    'sees all but private channels': publicChannels(company),
    'sees two private channels only': twoPrivateChannels(company),
  };
  for (const [who, accessScope] of Object.entries(sights)) {
    lines.push(`  Who ${who}:`);
    for (const [what, { state = FRESH_HOME, queries }] of looksOf(company, accessScope)) {
      await reads.choose(SOMEBODY, () => state);
      lines.push(
        `    ${what.padEnd(WIDTH)}${row(await measured(() => queries(reads, accessScope), rounds))}`,
      );
    }
  }
  await db.destroy();
  await rm(folder, { recursive: true });
  return [
    `Reviewing ${decisions.toLocaleString('en')} decisions (put there in ${filledIn.toFixed(0)} s), ${rounds} rounds each:`,
    `    ${'milliseconds'.padEnd(WIDTH)}${'median'.padStart(9)}${'95 %'.padStart(9)}${BUDGETS.map((ms) => `of ${ms} ms`.padStart(11)).join('')}`,
    ...lines,
  ].join('\n');
}

async function measured(
  queries: () => Promise<unknown>,
  rounds: number,
): Promise<readonly number[]> {
  const times: number[] = [];
  for (let round = -2; round < rounds; round += 1) {
    const started = performance.now();
    await queries();
    if (round >= 0) times.push(performance.now() - started);
  }
  return times;
}

function row(times: readonly number[]): string {
  const [half, most] = [quantile(times, 0.5), quantile(times, 0.95)];
  const ratios = BUDGETS.map((budget) => (most / budget).toFixed(2).padStart(11));
  return `${half.toFixed(2).padStart(9)}${most.toFixed(2).padStart(9)}${ratios.join('')}`;
}

/** What people look for. */
const TEXTS = {
  'a common word': 'answers',
  'a rare word': 'förderanträge',
  'two common words': 'questions documents',
  'two words that seldom meet': 'invoices verträge',
  'a Chinese word': '发票',
} as const;

function looksOf(
  { rooms }: Company,
  { channels }: AccessScope,
): readonly (readonly [string, Look])[] {
  const room = rooms.find(({ id }) => channels.has(id));
  const channel = room?.id ?? null;
  const owner = room?.circle[0]?.id ?? null;
  const filters: readonly (readonly [string, Partial<Filter>])[] = [
    ['being rated', { status: 'rating' }],
    ['decided', { status: 'decided' }],
    ['on fine-tuning', { verdict: 'finetune' }],
    ['withdrawn, on both', { status: 'withdrawn', verdict: 'hybrid' }],
    ['of the busiest channel', { channel }],
    ['of one owner', { owner }],
    ...Object.entries(TEXTS).map(([what, text]) => [`search for ${what}`, { text }] as const),
    ['a common word, decided', { text: 'answers', status: 'decided' }],
    ['a common word, of one owner', { text: 'answers', owner }],
    ['a common word, being rated', { text: 'answers', status: 'rating' }],
  ];
  return [
    ['Home', onHome({})],
    ['Home, deep', onHome({}, true)],
    ...filters.map(([what, filter]) => [`Home, ${what}`, onHome(filter)] as const),
    ...filters.map(([what, filter]) => [`Home, ${what}, deep`, onHome(filter, true)] as const),
    ['list', listed({ channel })],
    ['list open', listed({ channel, status: 'open' })],
    ['list decided', listed({ channel, status: 'decided' })],
    ['list mine', listed({ owner })],
    ['list stale', { queries: (reads, accessScope) => reads.stale(accessScope, 21) }],
    ...Object.entries(TEXTS).map(([what, text]) => [`search ${what}`, listed({ text })] as const),
  ];
}

const onHome = (filter: Partial<Filter>, isDeep = false): Look => ({
  state: {
    filter: { ...NO_FILTER, ...filter },
    trail: isDeep ? [{ createdAt: NOW - HALF_A_YEAR_MS, id: '' }] : [],
  },
  queries: async (reads, accessScope) => home(en, await reads.overview(SOMEBODY, accessScope)),
});

const listed = (filter: Partial<Filter>): Look => ({
  queries: async (reads, accessScope) => {
    const found = await reads.find(accessScope, { ...NO_FILTER, ...filter }, 21);
    const request = { kind: 'list', which: 'channel' } as const;
    return listMessage(en, request, { found, hasMore: false, isComplete: true, isInChannel: true });
  },
});
