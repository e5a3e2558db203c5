import { describe, expect, it } from 'vitest';
import { DELIVERY_REFUSALS } from '../../src/domain/outbox-entry.ts';
import { refusalFor } from '../../src/outbox/setbacks.ts';

describe('what people can do about a refusal', () => {
  it.each([
    { error: 'not_in_channel', refusal: 'not_in_channel' },
    { error: 'channel_not_found', refusal: 'not_in_channel' },
    { error: 'is_archived', refusal: 'archived' },
    { error: 'is_inactive', refusal: 'archived' },
    { error: 'restricted_action', refusal: 'posting_restricted' },
    { error: 'restricted_action_read_only_channel', refusal: 'posting_restricted' },
    { error: 'restricted_action_thread_locked', refusal: 'posting_restricted' },
    { error: 'missing_scope', refusal: 'scope_missing' },
    { error: 'not_allowed_token_type', refusal: 'scope_missing' },
    { error: 'thread_not_found', refusal: 'thread_gone' },
    { error: 'cannot_reply_to_message', refusal: 'thread_gone' },
    { error: 'an_error_of_next_year', refusal: 'refused' },
    { error: '', refusal: 'refused' },
  ])('$error: $refusal', ({ error, refusal }) => {
    expect(refusalFor(error)).toBe(refusal);
    expect(DELIVERY_REFUSALS).toContain(refusal);
  });
});
