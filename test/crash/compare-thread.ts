import { isHidden } from '../../src/domain/decision.ts';
import type { DecisionEvent } from '../../src/domain/events.ts';
import { LIVE_MESSAGES } from '../../src/domain/outbox-entry.ts';
import { DEFAULT_RUBRIC } from '../../src/engine/index.ts';
import { en } from '../../src/i18n/en/english.ts';
import { render } from '../../src/outbox/render.ts';
import { loadThreadContext } from '../../src/outbox/thread-context.ts';
import type { Db } from '../../src/store/open.ts';
import { findLiveMessage as findPlace } from '../../src/store/outbox-thread.ts';
import { findMessage } from '../workspace/messages.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { StoredMessage } from '../workspace/world.ts';
import type { Record } from './records.ts';

/** The kind of reply that announces each kind of event. */
const TOLD: Partial<{ readonly [K in DecisionEvent['kind']]: string }> = {
  revised: 'revised',
  proposed: 'proposal',
  decided: 'decided',
  withdrawn: 'withdrawn',
  reminded: 'open_reminder',
  review_asked: 'review_asked',
  reviewed: 'reviewed',
};
/** Not posted when there is nothing to say any more. */
const MAY_BE_LEFT_OUT = new Set([
  'objection',
  'open_reminder',
  'review_asked',
  'rating_reminder',
  'refresh',
]);

export type ThreadFindings = {
  readonly messages: number;
  /** Posted again because the bot died between a post and its commit. */
  readonly again: number;
  readonly wrong: readonly string[];
};

/** Compares the messages in Slack with the record. `kills` are times in milliseconds since 1970. */
export async function compareThread(
  {
    slack,
    db,
    kills,
  }: { readonly slack: Workspace; readonly db: Db; readonly kills: readonly number[] },
  posted: ReadonlyMap<string, readonly StoredMessage[]>,
  record: Record,
): Promise<ThreadFindings> {
  const { decision, rows } = record;
  const wrong = [...untold(record), ...(await outdated(slack, db, record))];
  let [messages, again] = [0, 0];
  for (const { id, kind, message_ts } of rows) {
    const copies = posted.get(id) ?? [];
    messages += copies.length;
    const isMissing = message_ts === null ? !MAY_BE_LEFT_OUT.has(kind) : copies.length === 0;
    // A refresh updates a message that was posted before.
    if (isMissing && kind !== 'refresh') wrong.push(`${kind} is not posted`);
    for (const [at, copy] of copies.slice(1).entries()) {
      again += 1;
      const [from, to] = [copies[at], copy].map((message) => Number(message?.ts) * 1000);
      const wasKilled = kills.some((kill) => Number(from) <= kill && kill <= Number(to));
      if (!wasKilled) wrong.push(`${kind} is posted twice without a kill`);
    }
  }
  return { messages, again, wrong: wrong.map((what) => `${decision.title}: ${what}`) };
}

/** Entries of the history of which the thread has not exactly one reply on order. */
function untold({ history, rows, decision }: Record): readonly string[] {
  const wrong: string[] = [];
  const objecting = new Set<string>();
  for (const { position, actorId, event } of history) {
    // A reply announces that a person who had disagreed now agrees.
    const isObjection =
      event.kind === 'voted' && (event.voice === 'disagree' || objecting.delete(actorId));
    if (isObjection && event.voice === 'disagree') objecting.add(actorId);
    const kind = isObjection ? 'objection' : TOLD[event.kind];
    if (kind === undefined) continue;
    const replies = rows.filter((row) => row.kind === kind && row.entry === position).length;
    if (replies !== 1) wrong.push(`${kind} is told ${replies} times`);
  }
  const led = rows.filter(({ kind }) => kind === 'superseded').length;
  if (led !== (decision.status === 'superseded' ? 1 : 0)) wrong.push(`leads on ${led} times`);
  const first = isHidden(decision) ? ['root'] : ['root', 'why', 'how', 'trade_offs', 'proof'];
  for (const kind of first) {
    const times = rows.filter((row) => row.kind === kind).length;
    if (times !== 1) wrong.push(`${kind} is wanted ${times} times`);
  }
  return wrong;
}

/** Live messages that do not show the current state. */
async function outdated(
  slack: Workspace,
  db: Db,
  { decision }: Record,
): Promise<readonly string[]> {
  const wrong: string[] = [];
  const botUserId = slack.world.app.userId;
  for (const live of LIVE_MESSAGES) {
    const message = { kind: 'refresh', live } as const;
    const threadContext = await loadThreadContext(db, decision.id, message, DEFAULT_RUBRIC);
    if (threadContext === null) throw new Error(`${decision.id} is gone`);
    const place = live === 'root' ? decision.thread : await findPlace(db, decision.id, live);
    const { channelId } = decision;
    const [content] = render(en, message, { ...threadContext, botUserId }, { channelId });
    const isDue =
      content !== undefined && (live !== 'panel' || hasPanel(threadContext.panel.raters));
    if (place === null) {
      if (isDue) wrong.push(`${live} stands nowhere`);
      continue;
    }
    const stands = findMessage(slack.world, place.channel, place.ts);
    if (stands?.text !== content?.text) wrong.push(`${live} is not up to date`);
  }
  return wrong;
}

const hasPanel = (raters: number): boolean => raters > 1;
