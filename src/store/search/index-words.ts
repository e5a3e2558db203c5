import { sql } from 'kysely';
import { type Decision, isHidden } from '../../domain/decision.ts';
import { wordsOf } from '../../domain/text.ts';
import type { Tx } from '../open.ts';

/** What lists and counts may tell of a decision: nothing that is hidden. */
export const indexEntry = (decision: Decision) => ({
  verdict: isHidden(decision) ? null : decision.recommendation.verdict,
  strength: isHidden(decision) ? null : decision.recommendation.strength,
  outcome: decision.decided?.outcome ?? null,
  decided_at: decision.decided?.at ?? null,
});

/** A new decision is counted, and found by its words. */
export async function index(tx: Tx, decision: Decision): Promise<void> {
  await count(tx, { into: kindOf(decision) });
  await addWords(tx, decision, textsOf(decision));
}

/** Counts a locked decision as what it has become, and lets it be found by its new words too. */
export async function reindex(tx: Tx, before: Decision, decision: Decision): Promise<void> {
  const was = kindOf(before);
  const is = kindOf(decision);
  if (JSON.stringify(was) !== JSON.stringify(is)) {
    await count(tx, { out: was, into: is });
  }
  if (was.channel !== is.channel) {
    await tx
      .updateTable('search_words')
      .set({ channel_id: is.channel })
      .where('decision_id', '=', decision.id)
      .execute();
  }
  const isNewlyDecided = before.decided === null && decision.decided !== null;
  if (before.title === decision.title && before.context === decision.context && !isNewlyDecided) {
    return;
  }
  await addWords(tx, decision, textsOf(decision));
}

/** A decision that is about to be deleted is not counted any more. */
export async function unindex(tx: Tx, decision: Decision): Promise<void> {
  await count(tx, { out: kindOf(decision) });
}

/** Makes a decision be found by the words of these texts too. */
export async function addWords(
  tx: Tx,
  { id, channelId, createdAt }: Pick<Decision, 'id' | 'channelId' | 'createdAt'>,
  texts: readonly string[],
): Promise<void> {
  const words = [...wordsOf(texts.join('\n'))];
  if (words.length === 0) return;
  await tx
    .insertInto('search_words')
    .values(
      words.map((word) => ({
        word,
        created_at: createdAt,
        decision_id: id,
        channel_id: channelId,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Makes a decision be found by no word. */
export async function removeWords(tx: Tx, decisionId: string): Promise<void> {
  await tx.deleteFrom('search_words').where('decision_id', '=', decisionId).execute();
}

/** The texts by whose words it is found; reasons of those who disagree are added with their votes. */
const textsOf = ({ title, context, decided }: Decision): readonly string[] => [
  title,
  context,
  decided?.reason ?? '',
  decided?.check ?? '',
];

type Kind = {
  readonly channel: string;
  readonly status: string;
  readonly verdict: string;
  readonly outcome: string;
};

function kindOf(decision: Decision): Kind {
  const { verdict, outcome } = indexEntry(decision);
  const { channelId: channel, status } = decision;
  return { channel, status, verdict: verdict ?? '', outcome: outcome ?? '' };
}

/**
 * One decision less of a kind, one more of another. A transaction that counts in a channel first waits
 * for one that counts there already: of two that take its kinds in different orders, each would wait for
 * the other.
 */
async function count(tx: Tx, { out, into }: { readonly out?: Kind; readonly into?: Kind }) {
  const channels = new Set([out, into].flatMap((kind) => (kind === undefined ? [] : kind.channel)));
  for (const channel of [...channels].sort()) {
    await add(tx, { channel, status: '', verdict: '', outcome: '' }, 0);
  }
  if (out !== undefined) await add(tx, out, -1);
  if (into !== undefined) await add(tx, into, 1);
}

/** All that is counted in one channel is counted in another one. */
export async function moveCounts(tx: Tx, from: string, to: string): Promise<void> {
  for (const channel of [from, to].sort()) {
    await add(tx, { channel, status: '', verdict: '', outcome: '' }, 0);
  }
  const rows = await tx
    .deleteFrom('counts')
    .where('channel_id', '=', from)
    .returningAll()
    .execute();
  for (const { status, verdict, outcome, decisions } of rows) {
    await add(tx, { channel: to, status, verdict, outcome }, Number(decisions));
  }
}

async function add(tx: Tx, { channel, status, verdict, outcome }: Kind, by: number): Promise<void> {
  await tx
    .insertInto('counts')
    .values({ channel_id: channel, status, verdict, outcome, decisions: by })
    .onConflict((conflict) =>
      conflict
        .columns(['channel_id', 'status', 'verdict', 'outcome'])
        .doUpdateSet({ decisions: sql<number>`counts.decisions + ${by}` }),
    )
    .execute();
}
