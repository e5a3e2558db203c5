import type { Workspace } from '../workspace/workspace.ts';
import type { StoredMessage } from '../workspace/world.ts';
import type { ActionLog } from './action-log.ts';
import { compareThread } from './compare-thread.ts';
import { compareTime } from './compare-time.ts';
import { compareWords } from './compare-words.ts';
import { openRecords, readRecords } from './records.ts';

export type Findings = {
  readonly decisions: number;
  /** What the bot confirmed. */
  readonly acknowledged: number;
  /** The same by name, and how much of it took more than one attempt. */
  readonly actions: Readonly<Record<string, { readonly taken: number; readonly again: number }>>;
  readonly unanswered: number;
  /** What happened by itself since its time had come. */
  readonly fellDue: number;
  readonly messages: number;
  /** Messages that appeared again because the bot died between a post and its commit. */
  readonly messagesTwice: number;
  readonly lost: readonly string[];
  readonly twice: readonly string[];
  /** Every difference from what the bot confirmed: in the record, in time or in Slack. */
  readonly wrong: readonly string[];
};

/** Holds everything against everything, once the bot is gone. */
export async function compareAll(
  of: { readonly slack: Workspace; readonly database: string; readonly kills: readonly number[] },
  diaries: readonly ActionLog[],
): Promise<Findings> {
  const db = await openRecords(of.database);
  try {
    const records = await readRecords(db);
    const words = diaries.map((log) =>
      compareWords(
        log,
        records.filter(({ decision }) => decision.title === log.title),
      ),
    );
    const times = records.map(compareTime);
    const posted = byRow(of.slack);
    const threads = [];
    for (const record of records) threads.push(await compareThread({ ...of, db }, posted, record));
    return {
      decisions: records.length,
      acknowledged: sum(diaries.map(({ actions }) => actions.length)),
      actions: byName(diaries.flatMap(({ actions }) => actions)),
      unanswered: sum(diaries.map(({ unanswered }) => unanswered)),
      fellDue: sum(times.map(({ fired }) => fired)),
      messages: sum(threads.map(({ messages }) => messages)),
      messagesTwice: sum(threads.map(({ again }) => again)),
      lost: words.flatMap(({ lost }) => lost),
      twice: words.flatMap(({ twice }) => twice),
      wrong: [...words, ...times, ...threads].flatMap(({ wrong }) => wrong),
    };
  } finally {
    await db.destroy();
  }
}

function byName(actions: ActionLog['actions']): Findings['actions'] {
  const names = [...new Set(actions.map(({ name }) => name))].toSorted();
  return Object.fromEntries(
    names.map((name) => {
      const taken = actions.filter((deed) => deed.name === name);
      return [name, { taken: taken.length, again: taken.filter(({ again }) => again).length }];
    }),
  );
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** Every message in every conversation by the row of the outbox that it carries. */
function byRow({ world }: Workspace): ReadonlyMap<string, readonly StoredMessage[]> {
  const found = new Map<string, StoredMessage[]>();
  for (const message of [...world.messages.values()].flat()) {
    const row = message.metadata?.event_payload.row;
    if (typeof row === 'string') found.set(row, [...(found.get(row) ?? []), message]);
  }
  return found;
}
