import { liveMessageOf } from '../../src/domain/outbox-entry.ts';
import { recordResult } from '../../src/outbox/record-result.ts';
import { findDecision } from '../../src/store/decisions.ts';
import type { Db } from '../../src/store/open.ts';
import { claimDue } from '../../src/store/outbox-claim.ts';
import { findLiveMessage } from '../../src/store/outbox-thread.ts';
import { NOON } from '../store/a-decision.ts';

const LATE = Number.MAX_SAFE_INTEGER - 60_000;

/** Everything that waits is in Slack, as far as the store knows; a message’s time is its row’s id. */
export async function postAll(db: Db): Promise<void> {
  for (;;) {
    const [row] = await claimDue(db, {
      now: LATE,
      slackNow: NOON,
      leaseMs: 1,
      limit: 1,
      resting: [],
    });
    if (row === undefined) return;
    const decision = await findDecision(db, row.decisionId);
    if (decision === null) throw new Error('the decision is gone');
    const name = liveMessageOf(row.message);
    const stands =
      name === 'root' ? decision.thread : name && (await findLiveMessage(db, row.decisionId, name));
    await recordResult(db, {
      row,
      shown: { decision, entry: null, supersededBy: null },
      answer: { kind: 'done', value: stands ?? { channel: row.channelId, ts: row.id } },
      now: 0,
      refreshMs: 0,
      random: 0,
    });
  }
}
