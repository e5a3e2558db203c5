import { type Kysely, sql } from 'kysely';

/** How many recommendations are held at once. */
const BATCH = 200;

/** The criteria that decide about tuning; all others decide about retrieval. */
const TUNING: readonly string[] = ['model_adaptation', 'training_data'];

/** As much of a recommendation as the first release stores as its strength follows from. */
type Stored = {
  readonly strength: string;
  readonly flips: readonly { readonly changes: readonly Change[] }[];
};
type Change = { readonly criterion: string; readonly from: number | 'unsure'; readonly to: number };

/**
 * The details of a case, and what a strength says: whether both halves of a verdict are firm, one
 * is, or neither. Robust ones stay as they are.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table decisions add column details text not null default '{}'`.execute(db);
  let last: string | undefined = '';
  while (last !== undefined) {
    const { rows } = await sql<{ readonly id: string; readonly recommendation: string }>`
      select id, recommendation from decisions where id > ${last} order by id limit ${BATCH}`.execute(
      db,
    );
    for (const { id, recommendation } of rows) await judgeAnew(db, id, JSON.parse(recommendation));
    last = rows.at(-1)?.id;
  }
}

/** The column of its own stays empty where nobody may see the strength. */
async function judgeAnew(db: Kysely<unknown>, id: string, stored: Stored): Promise<void> {
  const strength = strengthOf(stored);
  if (strength === stored.strength) return;
  await sql`update decisions set recommendation = ${JSON.stringify({ ...stored, strength })},
    strength = case when strength is null then null else ${strength} end
    where id = ${id}`.execute(db);
}

function strengthOf({ strength, flips }: Stored): string {
  if (strength === 'robust') return strength;
  const near = flips.flatMap(({ changes: [change, other] }) =>
    change !== undefined && other === undefined && isNear(change) ? [change.criterion] : [],
  );
  const halves = new Set(near.map((criterion) => TUNING.includes(criterion)));
  return ['firm', 'leaning', 'fragile'][halves.size] ?? strength;
}

/** One level off, or settling what nobody was sure of. */
const isNear = ({ from, to }: Change): boolean => from === 'unsure' || Math.abs(from - to) === 1;
