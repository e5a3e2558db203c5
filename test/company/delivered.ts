import type { Insertable } from 'kysely';
import type { Place } from '../../src/records/decision.ts';
import { type Effect, inThread, standingOf } from '../../src/records/effect.ts';
import type { MessagesTable, OutboxTable } from '../../src/store/schema.ts';
import type { Life } from './simulate.ts';

/** Why Slack takes nothing of a thread; null when everything stands there. */
export type Refusal = 'not_in_channel' | 'is_archived' | null;

type Wish = { readonly at: number; readonly effect: Effect; readonly to: string };
type Sent = {
  readonly outbox: readonly Insertable<OutboxTable>[];
  readonly messages: readonly Insertable<MessagesTable>[];
};

const YEAR_MS = 365 * 24 * 3_600_000;
const SECOND_MS = 1_000;

/** Where a decision's thread stands. */
export const threadOf = ({ of: { decision } }: Life): Place => ({
  channel: decision.channelId,
  ts: tsAt(decision.createdAt, 0),
});

/** The permanent link to it. */
export function linkTo(life: Life): string {
  const { channel, ts } = threadOf(life);
  return `https://workspace.slack.com/archives/${channel}/p${ts.replace('.', '')}`;
}

const tsAt = (at: number, position: number): string =>
  `${Math.floor(at / SECOND_MS)}.${String((at % SECOND_MS) * 1_000 + position).padStart(6, '0')}`;

/** All that a decision's life wished for, and what came of it. */
export function delivered(life: Life, refusal: Refusal): Sent {
  const { id, channelId: channel, ownerId } = life.of.decision;
  const wishes = wishesOf(life);
  const told: readonly Wish[] =
    refusal === null
      ? []
      : [{ at: life.of.decision.createdAt, effect: undelivered(refusal), to: ownerId }];
  let isFirst = true;
  const messages: Insertable<MessagesTable>[] = [];
  const outbox = [...wishes, ...told].map(({ at, effect, to }, position) => {
    const { kind, ...payload } = effect;
    const isHeld = refusal !== null && inThread(effect);
    const state = isHeld ? (isFirst ? 'parked' : 'waiting') : 'done';
    if (inThread(effect)) isFirst = false;
    const ts = tsAt(at, position);
    const standing = standingOf(effect);
    if (state === 'done' && refusal === null && standing !== null && standing !== 'root') {
      messages.push({ decision_id: id, name: standing, channel, ts });
    }
    return {
      id: `${id}.${position}`,
      decision_id: id,
      position,
      kind,
      payload: JSON.stringify(payload),
      channel_id: to,
      sequence: sequenceOf(id, effect),
      state,
      attempts: state === 'waiting' ? 0 : 1,
      due_at: state === 'parked' ? at + YEAR_MS : at,
      lease_until: 0,
      doubt_since: null,
      last_error: state === 'parked' ? refusal : null,
      told: state === 'parked' ? refusal : null,
      message_channel: state === 'done' ? to : null,
      message_ts: state === 'done' ? ts : null,
      created_at: at,
      settled_at: state === 'done' ? at + SECOND_MS : null,
    };
  });
  return { outbox, messages };
}

const undelivered = (error: NonNullable<Refusal>): Effect => ({
  kind: 'undelivered',
  refusal: error === 'is_archived' ? 'archived' : error,
  error,
});

function sequenceOf(id: string, effect: Effect): string | null {
  if (effect.kind === 'refresh') return `${id}:${effect.message}`;
  return inThread(effect) ? id : null;
}

/** In their order; without the refreshes, which leave no message behind but the panel. */
function wishesOf({ moments, of: { decision } }: Life): readonly Wish[] {
  const wishes: Wish[] = [];
  let entries = 0;
  let hasPanel = false;
  for (const { at, change } of moments) {
    for (const { effect, to = decision.channelId } of change.effects ?? []) {
      if (effect.kind === 'refresh' && (hasPanel || effect.message !== 'panel')) continue;
      if (effect.kind === 'refresh') hasPanel = true;
      const told = 'entry' in effect ? { ...effect, entry: entries + effect.entry } : effect;
      wishes.push({ at, effect: told, to });
    }
    entries += change.history?.length ?? 0;
  }
  return wishes;
}
