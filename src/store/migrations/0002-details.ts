import { type Kysely, type RawBuilder, sql } from 'kysely';

/** How many recommendations are held, and written, at once. */
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
    const judged = rows.flatMap(({ id, recommendation }) => {
      const stored: Stored = JSON.parse(recommendation);
      const strength = strengthOf(stored);
      if (strength === stored.strength) return [];
      return [sql`(${id}, ${JSON.stringify({ ...stored, strength })}, ${strength})`];
    });
    if (judged.length > 0) await write(db, judged);
    last = rows.at(-1)?.id;
  }
}

/**
 * Writes (id, recommendation, strength) of many decisions in one statement: while this goes on, a server
 * lets nobody else at the table. The column of its own stays empty where nobody may see the strength.
 */
async function write(db: Kysely<unknown>, judged: readonly RawBuilder<unknown>[]): Promise<void> {
  await sql`update decisions set recommendation = judged.column2,
    strength = case when strength is null then null else judged.column3 end
    from (values ${sql.join(judged)}) as judged where decisions.id = judged.column1`.execute(db);
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
