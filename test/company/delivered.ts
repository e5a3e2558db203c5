import type { Insertable } from 'kysely';
import type { Place } from '../../src/domain/decision.ts';
import { inThread, liveMessageOf, type OutboxMessage } from '../../src/domain/outbox-entry.ts';
import type { LiveMessagesTable, OutboxTable } from '../../src/store/schema.ts';
import type { SimulatedDecision } from './simulate.ts';

/** Why Slack refuses a thread; null when all of it is posted. */
export type Refusal = 'not_in_channel' | 'is_archived' | null;

type Wish = { readonly at: number; readonly message: OutboxMessage; readonly to: string };
type Sent = {
  readonly outbox: readonly Insertable<OutboxTable>[];
  readonly live_messages: readonly Insertable<LiveMessagesTable>[];
};

const YEAR_MS = 365 * 24 * 3_600_000;
const SECOND_MS = 1_000;

/** The channel and timestamp of a decision's root message. */
export const threadOf = ({ context: { decision } }: SimulatedDecision): Place => ({
  channel: decision.channelId,
  ts: tsAt(decision.createdAt, 0),
});

/** The permanent link to it. */
export function linkTo(simulated: SimulatedDecision): string {
  const { channel, ts } = threadOf(simulated);
  return `https://workspace.slack.com/archives/${channel}/p${ts.replace('.', '')}`;
}

const tsAt = (at: number, position: number): string =>
  `${Math.floor(at / SECOND_MS)}.${String((at % SECOND_MS) * 1_000 + position).padStart(6, '0')}`;

/** All outbox rows of a decision, with the results of their delivery. */
export function delivered(simulated: SimulatedDecision, refusal: Refusal): Sent {
  const { id, channelId: channel, ownerId } = simulated.context.decision;
  const wishes = wishesOf(simulated);
  const told: readonly Wish[] =
    refusal === null
      ? []
      : [{ at: simulated.context.decision.createdAt, message: undelivered(refusal), to: ownerId }];
  let isFirst = true;
  const liveMessages: Insertable<LiveMessagesTable>[] = [];
  const outbox = [...wishes, ...told].map(({ at, message, to }, position) => {
    const { kind, ...payload } = message;
    const isHeld = refusal !== null && inThread(message);
    const state = isHeld ? (isFirst ? 'blocked' : 'waiting') : 'done';
    if (inThread(message)) isFirst = false;
    const ts = tsAt(at, position);
    const standing = liveMessageOf(message);
    if (state === 'done' && refusal === null && standing !== null && standing !== 'root') {
      liveMessages.push({ decision_id: id, name: standing, channel, ts });
    }
    return {
      id: `${id}.${position}`,
      decision_id: id,
      position,
      kind,
      payload: JSON.stringify(payload),
      channel_id: to,
      sequence: sequenceOf(id, message),
      state,
      attempts: state === 'waiting' ? 0 : 1,
      due_at: state === 'blocked' ? at + YEAR_MS : at,
      lease_until: 0,
      unconfirmed_since: null,
      last_error: state === 'blocked' ? refusal : null,
      notified: state === 'blocked' ? refusal : null,
      message_channel: state === 'done' ? to : null,
      message_ts: state === 'done' ? ts : null,
      created_at: at,
      done_at: state === 'done' ? at + SECOND_MS : null,
    };
  });
  return { outbox, live_messages: liveMessages };
}

const undelivered = (error: NonNullable<Refusal>): OutboxMessage => ({
  kind: 'undelivered',
  refusal: error === 'is_archived' ? 'archived' : error,
  error,
});

function sequenceOf(id: string, message: OutboxMessage): string | null {
  if (message.kind === 'refresh') return `${id}:${message.live}`;
  return inThread(message) ? id : null;
}

/** In their order; without the refreshes, which leave no message behind but the panel. */
function wishesOf({ steps, context: { decision } }: SimulatedDecision): readonly Wish[] {
  const wishes: Wish[] = [];
  let entries = 0;
  let hasPanel = false;
  for (const { at, change } of steps) {
    for (const { message, to = decision.channelId } of change.outbox ?? []) {
      if (message.kind === 'refresh' && (hasPanel || message.live !== 'panel')) continue;
      if (message.kind === 'refresh') hasPanel = true;
      const told = 'entry' in message ? { ...message, entry: entries + message.entry } : message;
      wishes.push({ at, message: told, to });
    }
    entries += change.events?.length ?? 0;
  }
  return wishes;
}
