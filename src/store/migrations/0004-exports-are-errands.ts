import { type Kysely, sql } from 'kysely';

/**
 * A record that somebody wants is an errand from now on, as an export of many is: what is still owed
 * becomes one. Of what was handed out nothing need be known.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`insert into errands
      (id, kind, payload, to_id, due_at, lease_until, attempts, last_error, created_at)
    select 'export:' || id, 'export', '{"decisionId":"' || decision_id || '"}', channel_id,
      due_at, 0, 0, last_error, created_at
    from outbox where kind = 'export' and state <> 'done'`.execute(db);
  await sql`delete from outbox where kind = 'export'`.execute(db);
}
