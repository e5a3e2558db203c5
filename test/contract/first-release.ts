import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { z } from 'zod';
import type { Database } from '../../src/config.ts';
import { MIGRATIONS } from '../../src/store/migrations/index.ts';
import { NOON } from '../store/a-decision.ts';
import { openRaw } from './raw-database.ts';

/** How the first release keeps a decision, and the strength that it has since. */
const rowSchema = z.object({
  answers: z.string(),
  recommendation: z.string(),
  is: z.enum(['robust', 'firm', 'leaning', 'fragile']),
});
type Row = z.infer<typeof rowSchema>;

/** Sure and unsure answers of each strength, as the first release judged and wrote them. */
const FIRST_RELEASE: readonly Row[] = z
  .array(rowSchema)
  .parse(JSON.parse(readFileSync(new URL('first-release.json', import.meta.url), 'utf8')));

/** So many decisions hold each of these rows. */
export const EACH = FIRST_RELEASE.length;

export const firstReleaseId = (number: number): string => `d${String(number).padStart(4, '0')}`;

const judgementSchema = z.looseObject({ verdict: z.string(), strength: z.string() });

export const judgementIn = (recommendation: string) =>
  judgementSchema.parse(JSON.parse(recommendation));

/** A decision of the first release, by its number; every third one is being rated blind. */
export function firstReleaseRow(number: number): Row & { readonly isHidden: boolean } {
  const row = FIRST_RELEASE[number % FIRST_RELEASE.length];
  if (row === undefined) throw new Error('there are no rows');
  return { ...row, isHidden: number % 3 === 2 };
}

/** Leaves a database behind as the first release did, with as many decisions, `d0000` and so on. */
export async function fillAsFirstRelease(database: Database, decisions: number): Promise<void> {
  const db = openRaw(database);
  const [[name, first] = []] = Object.entries(MIGRATIONS);
  if (name === undefined || first === undefined) throw new Error('there are no migrations');
  const provider = { getMigrations: async () => ({ [name]: first }) };
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  if (error !== undefined) throw error;
  for (let number = 0; number < decisions; number += 1) {
    const { answers, recommendation, isHidden } = firstReleaseRow(number);
    const { verdict, strength } = judgementIn(recommendation);
    const id = firstReleaseId(number);
    const judged = isHidden ? [null, null] : [verdict, strength];
    await sql`insert into decisions (id, source_key, team_id, channel_id, owner_id, deciders, title,
      context, answers, considerations, recommendation, status, revision, blind, revealed_at, copied,
      created_at, version, verdict, strength, touched_at) values (${id}, ${`view-of-${id}`}, 'T1', 'C1',
      'U1', '[]', 'Billing bot', '', ${answers}, '["cost"]', ${recommendation},
      ${isHidden ? 'rating' : 'open'}, 1, ${isHidden ? '{"invited":[],"enough":null,"deadline":null}' : null},
      ${isHidden ? null : NOON}, '{"title":[],"context":[]}', ${NOON}, 1, ${judged[0]}, ${judged[1]},
      ${NOON})`.execute(db);
    const asked = `{"title":"Billing bot","context":"","answers":${answers},
      "considerations":["cost"],"deciders":[],"blind":null,"supersedes":null}`;
    await sql`insert into events values (${id}, 0, 'submitted', 'U1', ${asked}, ${NOON})`.execute(
      db,
    );
  }
  await db.destroy();
}
