import { type DeliveryRefusal, ROOT_GONE } from '../domain/outbox-entry.ts';

const REFUSALS: Readonly<Record<string, DeliveryRefusal>> = {
  not_in_channel: 'not_in_channel',
  // What Slack says of a private channel that the bot is not in.
  channel_not_found: 'not_in_channel',
  is_archived: 'archived',
  // What Slack says of an update there.
  is_inactive: 'archived',
  restricted_action: 'posting_restricted',
  restricted_action_read_only_channel: 'posting_restricted',
  restricted_action_thread_only_channel: 'posting_restricted',
  restricted_action_non_threadable_channel: 'posting_restricted',
  restricted_action_thread_locked: 'posting_restricted',
  ekm_access_denied: 'posting_restricted',
  asker_not_in_channel: 'asker_not_in_channel',
  missing_scope: 'scope_missing',
  no_permission: 'scope_missing',
  not_allowed_token_type: 'scope_missing',
};

/** Slack's error codes by what a person can do about them. */
export function refusalFor(error: string): DeliveryRefusal {
  if (ROOT_GONE.some((gone) => gone === error)) return 'thread_gone';
  return REFUSALS[error] ?? 'refused';
}

/** Whether it may work once somebody has mended the cause, where no message is refused for itself. */
export const mayBeMended = (error: string): boolean => Object.hasOwn(REFUSALS, error);
