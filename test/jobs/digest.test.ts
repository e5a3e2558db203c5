import { describe, expect, it, onTestFinished } from 'vitest';
import type { Digest } from '../../src/domain/digest.ts';
import type { JobRow } from '../../src/domain/job.ts';
import { en } from '../../src/i18n/en/english.ts';
import { sendDigest } from '../../src/jobs/digest.ts';
import { createLogger } from '../../src/logger.ts';
import type { Visible } from '../../src/slack/api/visibility.ts';
import { insertDecision } from '../../src/store/decisions.ts';
import { createDigests, dropDigest } from '../../src/usecases/digests.ts';
import { createPortfolio } from '../../src/usecases/portfolio.ts';
import {
  gatewayWith,
  LIMITED,
  NOT_FOUND,
  posted,
  refused,
  type Script,
} from '../outbox/a-gateway.ts';
import { aDecision, NOON, openInMemory } from '../store/a-decision.ts';

const DAY = 24 * 3_600_000;
const PERIOD = { from: NOON - 7 * DAY, until: NOON + 1 };
const MONDAY = { weekday: 1, hour: 9, zone: 'UTC' };
const MINE: Digest = { target: 'U1', readerId: 'U1', ...MONDAY };
const CHANNELS: Digest = { target: 'C1', readerId: 'U1', ...MONDAY };
const TOO_MUCH = { kind: 'content_refused', error: 'invalid_blocks' } as const;

/** A digest that is on, in a week in which one thing was asked in C1, and a Slack that answers so. */
async function aWeek(
  digest: Digest,
  script: Script,
  sees: ReadonlySet<string> | null = new Set(['C1']),
  accessScope: Partial<Visible> = {},
) {
  const db = await openInMemory();
  onTestFinished(() => db.destroy());
  const now = () => NOON;
  const useCases = createDigests({ db, now, wakeJobs: () => {} });
  await useCases.subscribe(digest);
  await db.transaction().execute((tx) => insertDecision(tx, aDecision()));
  const lines: string[] = [];
  const write = (line: string) => lines.push(line);
  const { gateway, asked } = gatewayWith(script);
  const send = (attempts = 1) => {
    const job = { kind: 'digest', ...PERIOD } as const;
    const row: JobRow = { id: 'digest:1', to: digest.target, job, attempts };
    return sendDigest(
      {
        db,
        dropDigest: dropDigest({ db, now }),
        gateway,
        portfolio: createPortfolio({ db, now }),
        visibility: {
          of: async () => ({
            channels: sees ?? new Set(),
            names: new Map(),
            isComplete: sees !== null,
            ...accessScope,
          }),
        },
        messages: en,
        logger: createLogger({ level: 'trace', secrets: [], json: true, write }),
      },
      row,
      PERIOD,
    );
  };
  return { ...useCases, send, asked, log: () => lines.join('') };
}

describe('a digest that is owed', () => {
  it('is posted to its reader', async () => {
    const { send, asked } = await aWeek(MINE, { sent: [posted('D1', '1.1')] });
    expect(await send()).toMatchObject({ kind: 'done' });
    expect(asked).toEqual(['post to U1 as root: blocks']);
  });

  it('is posted as bare text where its blocks are refused', async () => {
    const { send, asked } = await aWeek(MINE, { sent: [TOO_MUCH, posted('D1', '1.1')] });
    expect(await send()).toMatchObject({ kind: 'done' });
    expect(asked).toEqual(['post to U1 as root: blocks', 'post to U1 as root: text']);
  });

  it('is not posted once it was turned off', async () => {
    const { send, asked, unsubscribe } = await aWeek(MINE, {});
    await unsubscribe('U1', 'U1');
    expect(await send()).toMatchObject({ kind: 'done' });
    expect(asked).toEqual([]);
  });

  it('is not posted to somebody who sees nothing of what happened', async () => {
    const { send, asked, log } = await aWeek(MINE, {}, new Set(['C2']));
    expect(await send()).toMatchObject({ kind: 'done' });
    expect(asked).toEqual([]);
    expect(log()).toContain('Nothing happened');
  });

  it('waits while it is not known what its reader may see', async () => {
    const { send, asked } = await aWeek(MINE, {}, null);
    expect(await send()).toMatchObject({ kind: 'later' });
    expect(asked).toEqual([]);
  });

  it('waits for as long as Slack wishes not to be asked', async () => {
    const { send } = await aWeek(MINE, {}, null, { reason: 'busy', retryAfterMs: 40_000 });
    expect(await send()).toMatchObject({ kind: 'later', retryAfterMs: 40_000 });
  });

  it('for a channel tells of it, whatever anybody sees', async () => {
    const { send, asked } = await aWeek(CHANNELS, { sent: [posted('C1', '1.1')] }, null);
    expect(await send()).toMatchObject({ kind: 'done' });
    expect(asked).toEqual(['post to C1 as root: blocks']);
  });

  it('is not posted again when an earlier attempt did it', async () => {
    const { send, asked } = await aWeek(CHANNELS, { found: [posted('C1', '1.1')] });
    expect(await send(2)).toMatchObject({ kind: 'done' });
    expect(asked).toEqual(['find digest:1 in C1 as root since ever']);
  });

  it.each([
    ['did not', NOT_FOUND],
    ['cannot be looked for', refused('missing_scope')],
  ])('is posted when an earlier attempt %s', async (_, found) => {
    const { send, asked } = await aWeek(CHANNELS, { found: [found], sent: [posted('C1', '1.1')] });
    expect(await send(2)).toMatchObject({ kind: 'done' });
    expect(asked).toHaveLength(2);
  });

  it('waits while Slack does not say whether an earlier attempt did it', async () => {
    const { send, asked } = await aWeek(CHANNELS, {
      found: [LIMITED],
      sent: [posted('C1', '1.1')],
    });
    expect(await send(2)).toEqual(LIMITED);
    expect(asked).toHaveLength(1);
  });

  it('is tried again when Slack is busy', async () => {
    const { send, read } = await aWeek(CHANNELS, { sent: [LIMITED] });
    expect(await send()).toEqual(LIMITED);
    expect(await read('C1')).not.toBeNull();
  });
});

describe('a digest that Slack refuses', () => {
  it('is turned off in its channel, and whoever asked for it is told', async () => {
    const script = { sent: [refused('is_archived'), posted('D1', '1.1')] };
    const { send, read, asked, log } = await aWeek(CHANNELS, script);
    expect(await send()).toEqual(refused('is_archived'));
    expect(asked).toEqual(['post to C1 as root: blocks', 'post to U1 as root: text']);
    expect(await read('C1')).toBeNull();
    expect(log()).toContain('A digest is turned off');
    // There is nothing left of which to tell again.
    expect(await send(2)).toMatchObject({ kind: 'done' });
    expect(asked).toHaveLength(2);
  });

  it('stays on until whoever asked for it could be told', async () => {
    const script = { sent: [refused('not_in_channel'), LIMITED] };
    const { send, read } = await aWeek(CHANNELS, script);
    expect(await send()).toEqual(LIMITED);
    expect(await read('C1')).not.toBeNull();
  });

  it('is turned off also when nobody can be told', async () => {
    const script = { sent: [refused('not_in_channel'), refused('user_disabled')] };
    const { send, read } = await aWeek(CHANNELS, script);
    expect(await send()).toEqual(refused('not_in_channel'));
    expect(await read('C1')).toBeNull();
  });

  it('of a person is given up for that week', async () => {
    const { send, read, asked } = await aWeek(MINE, { sent: [refused('user_disabled')] });
    expect(await send()).toEqual(refused('user_disabled'));
    expect(asked).toHaveLength(1);
    expect(await read('U1')).not.toBeNull();
  });
});
