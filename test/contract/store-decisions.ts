import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Decision } from '../../src/domain/decision.ts';
import { createLogger } from '../../src/logger.ts';
import {
  findDecision,
  insertDecision,
  lockDecision,
  saveDecision,
  saveLinks,
} from '../../src/store/decisions.ts';
import { ALL_DETAILS } from '../domain/details.ts';
import { rate } from '../engine/answers.ts';
import { aDecision, NOON } from '../store/a-decision.ts';
import { queueOf } from './queue.ts';
import type { StoreUnderTest } from './store-under-test.ts';

const HOSTILE = [
  { what: 'emoji with joiners and skin tones', text: '👩🏽‍🚀👨‍👩‍👧‍👦🇨🇭 launch' },
  { what: 'text from right to left', text: 'مساعد الفواتير‏ — חשבונית' },
  { what: 'quotes and statements', text: `'; drop table decisions; -- "x" \\' $1 ?` },
  { what: 'line breaks, tabs and markup', text: 'a\nb\tc <!channel> &amp; %s {{x}}' },
  { what: '3,000 characters', text: '漢'.repeat(3000) },
  { what: 'nothing', text: '' },
];

/** With something in every field that is kept when a decision begins. */
const BEGUN = aDecision({
  deciders: ['U2', 'U3'],
  title: 'Billing bot',
  context: 'For the back office.',
  answers: rate('- 4 0 1 2 -'),
  considerations: ['cost', 'latency'],
  details: ALL_DETAILS,
  status: 'rating',
  blind: { invited: ['U4', 'U5'], enough: 3, deadline: NOON + 1 },
  revealedAt: null,
  supersedes: 'd0',
  source: { place: { channel: 'C7', ts: '7.7' }, link: null },
});

/** The same after all that people may do to it has been done. */
const ENDED: Decision = {
  ...BEGUN,
  channelId: 'C2',
  deciders: ['U6'],
  title: 'Billing bot, again',
  context: '',
  answers: rate('0 0 1 1 2 2'),
  considerations: ['ethics_privacy'],
  details: { today: 'tuned', measured: 0 },
  recommendation: aDecision({ answers: rate('0 0 1 1 2 2') }).recommendation,
  status: 'superseded',
  revision: 4,
  revealedAt: NOON + 2,
  decided: {
    outcome: 'other',
    reason: 'We buy one.',
    check: 'The number of calls.',
    reviewOn: '2026-06-01',
    zone: 'Europe/Zurich',
    deciders: ['U2', 'U9'],
    by: 'U2',
    at: NOON + 3,
  },
  withdrawn: { reason: 'Nobody asks.', by: 'U1', at: NOON + 4 },
  reviewAskedAt: NOON + 5,
  review: {
    answers: rate('4 4 4 - 0 0'),
    verdict: 'hybrid',
    holds: false,
    by: 'U3',
    at: NOON + 6,
    nextOn: '2026-12-01',
  },
  supersededBy: 'd9',
};

export function describeDecisions(store: StoreUnderTest): void {
  const { inTx, wish, claimOne, post } = queueOf(store);
  const keep = (decision: Decision): Promise<boolean> => inTx((tx) => insertDecision(tx, decision));
  const kept = (id = 'd1'): Promise<Decision | null> => findDecision(store.db, id);

  describe('a decision', () => {
    it('is read back as it was kept', async () => {
      expect(await keep(BEGUN)).toBe(true);
      expect(await kept()).toEqual(BEGUN);
    });

    it.each(HOSTILE)('keeps $what', async ({ text }) => {
      const decision = aDecision({ title: text, context: text });
      await keep(decision);
      expect(await kept()).toEqual(decision);
    });

    it('that nobody kept is null', async () => {
      expect(await kept('nobody')).toBeNull();
      expect(await inTx((tx) => lockDecision(tx, 'nobody'))).toBeNull();
    });

    it('from the same source is kept once; the repeat changes nothing', async () => {
      const first = aDecision({ id: 'd1', sourceKey: 'V1', title: 'First' });
      expect(await keep(first)).toBe(true);
      expect(await keep(aDecision({ id: 'd2', sourceKey: 'V1', title: 'Again' }))).toBe(false);
      expect(await kept('d1')).toEqual(first);
      expect(await kept('d2')).toBeNull();
    });
  });

  describe('a locked decision', () => {
    it('is as it was kept, and a lock alone changes nothing', async () => {
      await keep(BEGUN);
      expect(await inTx((tx) => lockDecision(tx, 'd1'))).toEqual(BEGUN);
      expect(await kept()).toEqual(BEGUN);
    });

    it('is written back with all that may change, as its next version', async () => {
      await keep(BEGUN);
      await inTx((tx) => saveDecision(tx, BEGUN, ENDED));
      expect(await kept()).toEqual({ ...ENDED, version: 2 });
      await inTx((tx) => saveDecision(tx, { ...ENDED, version: 2 }, { ...BEGUN, version: 2 }));
      expect(await kept()).toEqual({ ...BEGUN, version: 3 });
    });

    it('is the only one that is written', async () => {
      const other = aDecision({ id: 'd2' });
      await keep(BEGUN);
      await keep(other);
      await inTx((tx) => saveDecision(tx, BEGUN, ENDED));
      expect(await kept('d2')).toEqual(other);
    });

    it('keeps its source and its place whatever is written', async () => {
      await wish('d1', 'C1', [{ kind: 'root' }]);
      await post(await claimOne(), '1.1');
      const before = await kept();
      await inTx(async (tx) => {
        const link = 'https://acme.slack.com/archives/C1/p11';
        const decision = aDecision({ thread: { channel: 'C9', ts: '9.9' }, link, ownerId: 'U9' });
        await saveDecision(tx, BEGUN, decision);
      });
      expect(await kept()).toEqual({ ...before, version: 2 });
    });

    it('is nobody else’s until the transaction ends', async () => {
      await keep(BEGUN);
      const once = () =>
        inTx(async (tx) => {
          const decision = await lockDecision(tx, 'd1');
          if (decision === null) throw new Error('the decision is gone');
          await saveDecision(tx, decision, { ...decision, revision: decision.revision + 1 });
        });
      await Promise.all(Array.from({ length: 20 }, once));
      expect(await kept()).toEqual({ ...BEGUN, revision: 21, version: 21 });
    });
  });

  describe('the links of a decision', () => {
    const links = {
      id: 'd1',
      link: 'https://acme.slack.com/archives/C1/p11',
      source: { place: { channel: 'C7', ts: '7.7' }, link: 'https://acme.slack.com/x' },
    };

    it('are kept beside it: no version of its own', async () => {
      await wish('d1', 'C1', [{ kind: 'root' }]);
      await post(await claimOne(), '1.1');
      const before = await kept();
      await saveLinks(store.db, links, { channel: 'C1', ts: '1.1' });
      expect(await kept()).toEqual({ ...before, ...links });
    });

    it.each([
      { channel: 'C1', ts: '9.9' },
      { channel: 'C9', ts: '1.1' },
    ])('are not those of a thread that stood elsewhere: $channel $ts', async (elsewhere) => {
      await wish('d1', 'C1', [{ kind: 'root' }]);
      await saveLinks(store.db, links, elsewhere);
      await post(await claimOne(), '1.1');
      await saveLinks(store.db, links, elsewhere);
      expect(await kept()).toMatchObject({ link: null, source: null });
    });
  });

  describe('a row that the database refuses', () => {
    it('never reaches the log, although the error may carry it', async () => {
      const secret = aDecision({ id: 'd1', title: 'Merger with Initech', context: 'Top secret' });
      await keep(secret);
      // The constraint names the columns; the row, with what was typed, is beside them.
      const refused = store.db.updateTable('decisions').set({ owner_id: sql`null` }).execute();
      const error: unknown = await refused.catch((cause: unknown) => cause);
      expect(error).toBeInstanceOf(Error);
      for (const json of [true, false]) {
        const lines: string[] = [];
        const log = { level: 'trace', secrets: [], json } as const;
        const logger = createLogger({ ...log, write: (line) => lines.push(line) });
        logger.error({ err: error }, 'not kept');
        logger.error({ err: new Error('not kept', { cause: error }) });
        expect(lines.join('')).toMatch(/not.null.*owner_id|owner_id.*not.null/i);
        expect(lines.join('')).not.toMatch(/Initech|Top secret/);
      }
    });
  });
}
