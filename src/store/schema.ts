import type { Selectable } from 'kysely';

/** Times are milliseconds since 1970; JSON columns hold text that zod reads back. */
export type DecisionsTable = {
  readonly id: string;
  /** What makes a repeated submission harmless: Slack's id of the modal. */
  readonly source_key: string;
  readonly team_id: string;
  /** Where the owner asked for the thread; a retry may move it before anything is posted. */
  channel_id: string;
  readonly owner_id: string;
  title: string;
  context: string;
  answers: string;
  considerations: string;
  details: string;
  recommendation: string;
  status: string;
  revision: number;
  deciders: string;
  blind: string | null;
  revealed_at: number | null;
  decided: string | null;
  withdrawn: string | null;
  review_asked_at: number | null;
  review: string | null;
  supersedes: string | null;
  superseded_by: string | null;
  readonly copied: string;
  source: string | null;
  readonly created_at: number;
  /** Where the root message is, once it is posted. */
  posted_channel: string | null;
  root_ts: string | null;
  link: string | null;
  version: number;
  /** What may be listed and counted; null while nobody may see it. */
  verdict: string | null;
  strength: string | null;
  outcome: string | null;
  decided_at: number | null;
  /** When anything last happened to it. */
  touched_at: number;
};

/** The words by which a decision is found. */
export type SearchWordsTable = {
  readonly word: string;
  readonly created_at: number;
  readonly decision_id: string;
  channel_id: string;
};

/**
 * How many decisions there are of each kind in each channel; an empty text means none. Rows of
 * no status count nothing: a transaction that counts in a channel waits there for its turn.
 */
export type CountsTable = {
  readonly channel_id: string;
  readonly status: string;
  readonly verdict: string;
  readonly outcome: string;
  decisions: number;
};

/** What a person has chosen to see on the Home tab. */
export type HomeStatesTable = {
  readonly user_id: string;
  state: string;
};

/** What is set for the workspace or for one channel. */
export type SettingsTable = {
  readonly scope: string;
  value: string;
};

export type SettingsChangesTable = {
  readonly id: string;
  readonly scope: string;
  readonly actor_id: string;
  readonly at: number;
  readonly before: string;
  readonly after: string;
};

/** Who wants a digest, a person or a channel; a job says when the next one is due. */
export type DigestsTable = {
  readonly target: string;
  value: string;
  /** The end of the time that the last one told of. */
  covered_until: number;
};

/** What is due at a time, besides the messages of a decision's thread. */
export type JobsTable = {
  readonly id: string;
  readonly kind: string;
  /** Jobs of one lane are done one after the other. */
  readonly lane: string;
  /** A decision, a person, a channel, or the workspace. */
  readonly to_id: string;
  /** The decision that it changes and with which it is deleted; null if it changes none. */
  readonly decision_id: string | null;
  payload: string;
  due_at: number;
  /** Nobody else may claim it before this time. */
  lease_until: number;
  attempts: number;
  /** For an operator who looks into the database. */
  last_error: string | null;
};

/** What remains of decisions that were deleted; where and why are for audits. */
export type DeletionsTable = {
  readonly decision_id: string;
  readonly channel_id: string;
  readonly actor_id: string;
  readonly because: string;
  readonly at: number;
};

export type RatingsTable = {
  readonly decision_id: string;
  readonly user_id: string;
  answers: string;
  revision: number;
  /** When the person first rated; `rated_at` is when they last did. */
  readonly created_at: number;
  rated_at: number;
};

export type VotesTable = {
  readonly decision_id: string;
  readonly user_id: string;
  voice: string;
  reason: string;
  preferred: string | null;
  revision: number;
  cast_at: number;
};

/** The history of a decision, numbered from 0: it only grows, and deletions rewrite payloads. */
export type EventsTable = {
  readonly decision_id: string;
  readonly position: number;
  readonly kind: string;
  readonly actor_id: string;
  payload: string;
  readonly at: number;
};

/** Clicks and forms that were handled, which makes a repeated delivery harmless. */
export type KeysTable = {
  readonly decision_id: string;
  readonly key: string;
};

/** Where live replies are, so that they can be kept up to date. */
export type LiveMessagesTable = {
  readonly decision_id: string;
  readonly name: string;
  channel: string;
  ts: string;
};

export type OutboxTable = {
  /** The decision's id and the row's position, so that it is known before anything is posted. */
  readonly id: string;
  readonly decision_id: string;
  readonly position: number;
  readonly kind: string;
  readonly payload: string;
  /** A channel, or a person for a direct message. */
  channel_id: string;
  /** Rows with the same sequence go out one after the other, by position; null stands alone. */
  readonly sequence: string | null;
  /**
   * `waiting` for the row before it in its sequence → `due` → `done`; or `blocked` while Slack refuses
   * it, and tried now and then all the same.
   */
  state: string;
  attempts: number;
  due_at: number;
  /** Nobody else may take the row before this time. */
  lease_until: number;
  /** Since when an attempt may have reached Slack without our learning of it. */
  unconfirmed_since: number | null;
  last_error: string | null;
  /** The refusal that the owner has been told about. */
  notified: string | null;
  message_channel: string | null;
  message_ts: string | null;
  readonly created_at: number;
  done_at: number | null;
};

export type Schema = {
  decisions: DecisionsTable;
  ratings: RatingsTable;
  votes: VotesTable;
  events: EventsTable;
  keys: KeysTable;
  live_messages: LiveMessagesTable;
  outbox: OutboxTable;
  search_words: SearchWordsTable;
  counts: CountsTable;
  home_states: HomeStatesTable;
  settings: SettingsTable;
  settings_changes: SettingsChangesTable;
  digests: DigestsTable;
  jobs: JobsTable;
  deletions: DeletionsTable;
};

export type OutboxRecord = Selectable<OutboxTable>;

/** Where something is kept of a decision besides its own row. */
export const DECISION_TABLES = [
  'search_words',
  'outbox',
  'jobs',
  'live_messages',
  'events',
  'keys',
  'votes',
  'ratings',
] as const;

/** Where something else is kept, or of a decision besides that. */
export const OTHER_TABLES = [
  'counts',
  'deletions',
  'jobs',
  'digests',
  'settings_changes',
  'settings',
  'home_states',
] as const;

/** Every table of ours. */
export const TABLES: readonly string[] = [
  ...new Set(['decisions', ...DECISION_TABLES, ...OTHER_TABLES]),
];
