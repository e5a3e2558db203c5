import type { Db } from '../../src/store/open.ts';
import { type Company, decisionOf } from './company.ts';
import { inserter } from './inserter.ts';
import { FILLED_TABLES, type Kind, kindsIn, type Rows, rowsOf, wordsIn } from './rows.ts';

/** Decisions that are written together. */
const BATCH = 500;

/** Writes a year of a company into an empty store, in one transaction. */
export async function fill(db: Db, { decisions }: Company): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const insert = inserter(tx);
    const found = wordBook();
    const counted = countBook();
    let batch: Rows[] = [];
    const flush = async (): Promise<void> => {
      for (const table of FILLED_TABLES)
        await insert(
          table,
          batch.flatMap((rows) => [...rows[table]]),
        );
      batch = [];
    };
    for (const lived of decisions()) {
      batch.push(rowsOf(lived));
      found.add(decisionOf(lived), wordsIn(lived.simulated));
      counted.add(kindsIn(lived.simulated));
      if (batch.length === BATCH) await flush();
    }
    await flush();
    for (const rows of found.rows()) await insert('search_words', rows);
    await insert('counts', counted.rows());
  });
}

type Found = { readonly id: string; readonly createdAt: number; readonly channelId: string };

/** Which decisions a word finds: written by word, in the order in which they are looked up. */
function wordBook() {
  const by = new Map<string, Found[]>();
  return {
    add: ({ id, createdAt, channelId }: Found, words: ReadonlySet<string>): void => {
      const of = { id, createdAt, channelId };
      for (const word of words) {
        const found = by.get(word);
        if (found === undefined) by.set(word, [of]);
        else found.push(of);
      }
    },
    *rows() {
      let rows = [];
      for (const word of [...by.keys()].sort()) {
        for (const { id, createdAt, channelId } of by.get(word) ?? []) {
          rows.push({ word, created_at: createdAt, decision_id: id, channel_id: channelId });
          if (rows.length < 10 * BATCH) continue;
          yield rows;
          rows = [];
        }
      }
      yield rows;
    },
  };
}

/** Where whoever counts in a channel waits. */
const NOTHING = { status: '', verdict: '', outcome: '' };

/** How many there are of each kind, and none of those that there once were. */
function countBook() {
  const by = new Map<string, { readonly kind: Kind; decisions: number }>();
  return {
    add: (kinds: readonly Kind[]): void => {
      for (const [index, kind] of kinds.entries()) {
        const key = JSON.stringify(kind);
        const count = by.get(key) ?? { kind, decisions: 0 };
        by.set(key, count);
        if (index === kinds.length - 1) count.decisions += 1;
      }
    },
    rows: () => {
      const counted = [...by.values()].map(({ kind, decisions }) => ({ ...kind, decisions }));
      const channels = new Set(counted.map(({ channel_id }) => channel_id));
      return [
        ...counted,
        ...[...channels].map((channel_id) => ({ channel_id, ...NOTHING, decisions: 0 })),
      ];
    },
  };
}
