import { type Kysely, sql } from 'kysely';

// Times are milliseconds since 1970; columns named after a shape of the domain hold JSON.
const TABLES = [
  `create table decisions (
    id text primary key,
    source_key text not null unique,
    team_id text not null,
    channel_id text not null,
    owner_id text not null,
    deciders text not null,
    title text not null,
    context text not null,
    answers text not null,
    considerations text not null,
    recommendation text not null,
    status text not null,
    revision integer not null,
    blind text,
    revealed_at bigint,
    decided text,
    withdrawn text,
    review_asked_at bigint,
    review text,
    supersedes text,
    superseded_by text,
    copied text not null,
    source text,
    created_at bigint not null,
    posted_channel text,
    root_ts text,
    link text,
    version integer not null,
    verdict text,
    strength text,
    outcome text,
    decided_at bigint,
    touched_at bigint not null
  )`,
  `create table ratings (
    decision_id text not null references decisions (id),
    user_id text not null,
    answers text not null,
    revision integer not null,
    created_at bigint not null,
    rated_at bigint not null,
    primary key (decision_id, user_id)
  )`,
  `create table votes (
    decision_id text not null references decisions (id),
    user_id text not null,
    voice text not null,
    reason text not null,
    preferred text,
    revision integer not null,
    cast_at bigint not null,
    primary key (decision_id, user_id)
  )`,
  `create table events (
    decision_id text not null references decisions (id),
    position integer not null,
    kind text not null,
    actor_id text not null,
    payload text not null,
    at bigint not null,
    primary key (decision_id, position)
  )`,
  `create table keys (
    decision_id text not null references decisions (id),
    key text not null,
    primary key (decision_id, key)
  )`,
  `create table live_messages (
    decision_id text not null references decisions (id),
    name text not null,
    channel text not null,
    ts text not null,
    primary key (decision_id, name)
  )`,
  `create table outbox (
    id text primary key,
    decision_id text not null references decisions (id),
    position integer not null,
    kind text not null,
    payload text not null,
    channel_id text not null,
    sequence text,
    state text not null,
    attempts integer not null,
    due_at bigint not null,
    lease_until bigint not null,
    unconfirmed_since bigint,
    last_error text,
    notified text,
    message_channel text,
    message_ts text,
    created_at bigint not null,
    done_at bigint,
    unique (decision_id, position)
  )`,
  // The channel is no part of the key, but spares a look at the row.
  `create table search_words (
    word text not null,
    created_at bigint not null,
    decision_id text not null references decisions (id),
    channel_id text not null,
    primary key (word, created_at, decision_id, channel_id)
  )`,
  `create table counts (
    channel_id text not null,
    status text not null,
    verdict text not null,
    outcome text not null,
    decisions integer not null,
    primary key (channel_id, status, verdict, outcome)
  )`,
  `create table home_states (
    user_id text primary key,
    state text not null
  )`,
  `create table settings (
    scope text primary key,
    value text not null
  )`,
  `create table settings_changes (
    id text primary key,
    scope text not null,
    actor_id text not null,
    at bigint not null,
    "before" text not null,
    "after" text not null
  )`,
  `create table digests (
    target text primary key,
    value text not null,
    covered_until bigint not null
  )`,
  `create table jobs (
    id text primary key,
    kind text not null,
    lane text not null,
    to_id text not null,
    decision_id text references decisions (id),
    payload text not null,
    due_at bigint not null,
    lease_until bigint not null,
    attempts integer not null,
    last_error text
  )`,
  `create table deletions (
    decision_id text primary key,
    channel_id text not null,
    actor_id text not null,
    because text not null,
    at bigint not null
  )`,
];

const INDEXES = [
  // Each leads along a list in its order; what comes after the id spares a look at the long rows.
  'decisions_newest on decisions (created_at, id, channel_id, status, verdict, owner_id)',
  'decisions_channel on decisions (channel_id, created_at, id, status, verdict, strength, review_asked_at)',
  'decisions_status on decisions (status, created_at, id, channel_id, verdict, strength)',
  'decisions_verdict on decisions (verdict, created_at, id, channel_id)',
  'decisions_owner on decisions (owner_id, created_at, id, channel_id, status, verdict)',
  'decisions_review on decisions (review_asked_at, id, channel_id, status) where review_asked_at is not null',
  'decisions_decided on decisions (decided_at, id, channel_id) where decided_at is not null',
  'decisions_touched on decisions (touched_at, id, status)',
  // By whom something was written, for those who want it taken out.
  'events_actor on events (actor_id, decision_id)',
  'outbox_due on outbox (state, due_at)',
  'outbox_sequence on outbox (sequence, position)',
  'search_words_decision on search_words (decision_id)',
  'settings_changes_scope on settings_changes (scope, at)',
  // From when on each may be claimed, in every lane.
  'jobs_ready on jobs (lane, (case when due_at > lease_until then due_at else lease_until end))',
  'jobs_to on jobs (to_id, kind)',
  'jobs_decision on jobs (decision_id, kind)',
];

/** Every table, as the first release has them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of TABLES) await sql.raw(table).execute(db);
  for (const index of INDEXES) await sql.raw(`create index ${index}`).execute(db);
}
