import { describe, expect, it } from 'vitest';
import { en } from '../../src/i18n/en.ts';
import { METADATA_EVENT, type Outgoing } from '../../src/slack/gateway.ts';
import { assessmentModal, EMPTY_DRAFT } from '../../src/slack/views/assessment-modal.ts';
import { NOON } from '../store/a-decision.ts';
import { says, slackThat } from './a-slack.ts';

const MESSAGE: Outgoing = {
  channel: 'C1',
  content: { text: 'Hybrid', blocks: [{ type: 'divider' }] },
  rowId: 'd1.0',
};
const MODAL = assessmentModal(en, EMPTY_DRAFT, { channel: 'C1', revision: 0 });
const posted = { ok: true, channel: 'C1', ts: '17.5' };

describe('posting', () => {
  it('that works says where the message stands', async () => {
    const { gateway } = await slackThat(says(posted));
    expect(await gateway.post(MESSAGE)).toEqual({
      kind: 'done',
      value: { channel: 'C1', ts: '17.5' },
    });
  });

  it('says which channel Slack chose, when a person was meant', async () => {
    const { gateway } = await slackThat(says({ ok: true, channel: 'D7', ts: '17.5' }));
    expect(await gateway.post({ ...MESSAGE, channel: 'U1' })).toMatchObject({
      value: { channel: 'D7' },
    });
  });

  it('marks the message with its row, and lets Slack make nothing of its text', async () => {
    const { gateway, calls } = await slackThat(says(posted));
    await gateway.post({ ...MESSAGE, threadTs: '17.1' });
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject({
      method: 'chat.postMessage',
      args: {
        channel: 'C1',
        thread_ts: '17.1',
        text: 'Hybrid',
        blocks: '[{"type":"divider"}]',
        parse: 'none',
        link_names: 'false',
        unfurl_links: 'false',
        unfurl_media: 'false',
      },
    });
    expect(JSON.parse(calls[0]?.args.metadata ?? '')).toEqual({
      event_type: METADATA_EVENT,
      event_payload: { row: 'd1.0' },
    });
  });

  it('of a root names no thread', async () => {
    const { gateway, calls } = await slackThat(says(posted));
    await gateway.post(MESSAGE);
    expect(calls[0]?.args).not.toHaveProperty('thread_ts');
  });
});

describe('an answer that may be another one later', () => {
  it('a rate limit: after as long as Slack says, and nothing has been posted', async () => {
    const limited = says({ ok: false, error: 'ratelimited' }, 429, { 'retry-after': '7' });
    const { gateway, calls } = await slackThat(limited);
    expect(await gateway.post(MESSAGE)).toEqual({
      kind: 'later',
      error: 'ratelimited',
      retryAfterMs: 7000,
      inDoubt: false,
    });
    expect(calls).toHaveLength(1);
  });

  it.each([500, 502, 503, 404])('the status %d, in doubt', async (status) => {
    const { gateway, calls } = await slackThat(says('trouble', status));
    expect(await gateway.post(MESSAGE)).toEqual({
      kind: 'later',
      error: `http_${status}`,
      inDoubt: true,
    });
    expect(calls).toHaveLength(1);
  });

  it.each(['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout'])(
    'trouble of Slack’s own: %s',
    async (error) => {
      const { gateway } = await slackThat(says({ ok: false, error }));
      expect(await gateway.post(MESSAGE)).toEqual({ kind: 'later', error, inDoubt: false });
    },
  );

  it.each(['invalid_auth', 'account_inactive', 'token_revoked', 'not_authed'])(
    'a token that an admin can mend: %s',
    async (error) => {
      const { gateway } = await slackThat(says({ ok: false, error }));
      expect(await gateway.post(MESSAGE)).toMatchObject({ kind: 'later', error });
    },
  );

  it('none in time, in doubt', async () => {
    const { gateway } = await slackThat(() => {}, 50);
    const answer = await gateway.post(MESSAGE);
    expect(answer).toMatchObject({ kind: 'later', inDoubt: true });
  });

  it('half of one in time, in doubt', async () => {
    const { gateway } = await slackThat((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"ok":');
    }, 50);
    expect(await gateway.post(MESSAGE)).toMatchObject({ kind: 'later', inDoubt: true });
  });

  it('a connection that breaks, in doubt', async () => {
    const { gateway, calls } = await slackThat((request) => request.socket.destroy());
    expect(await gateway.post(MESSAGE)).toMatchObject({ kind: 'later', inDoubt: true });
    expect(calls).toHaveLength(1);
  });
});

describe('an answer that stays', () => {
  it.each([
    'invalid_blocks',
    'invalid_blocks_format',
    'msg_blocks_too_long',
    'block_mismatch',
    'invalid_arguments',
  ])('about the blocks, so that plainer ones can be tried: %s', async (error) => {
    const { gateway } = await slackThat(says({ ok: false, error }));
    expect(await gateway.post(MESSAGE)).toEqual({ kind: 'blocks_refused', error });
  });

  it.each([
    'not_in_channel',
    'channel_not_found',
    'is_archived',
    'restricted_action',
    'missing_scope',
    'thread_not_found',
    'msg_too_long',
    'an_error_of_next_year',
  ])('about something that people must mend: %s', async (error) => {
    const { gateway, calls } = await slackThat(says({ ok: false, error }));
    expect(await gateway.post(MESSAGE)).toEqual({ kind: 'refused', error });
    expect(calls).toHaveLength(1);
  });
});

describe('changing a message', () => {
  const place = { channel: 'D1', ts: '17.5' };

  it('says what it says now, in the same place', async () => {
    const { gateway, calls } = await slackThat(says({ ok: true, ...place }));
    expect(await gateway.update(place, MESSAGE.content)).toEqual({ kind: 'done', value: place });
    expect(calls[0]).toMatchObject({
      method: 'chat.update',
      args: { channel: 'D1', ts: '17.5', text: 'Hybrid', parse: 'none', link_names: 'false' },
    });
  });

  it('to bare text takes the blocks away', async () => {
    const { gateway, calls } = await slackThat(says({ ok: true, ...place }));
    await gateway.update(place, { text: 'Posted.', blocks: [] });
    expect(calls[0]?.args.blocks).toBe('[]');
  });

  it('that is gone is refused', async () => {
    const { gateway } = await slackThat(says({ ok: false, error: 'message_not_found' }));
    expect(await gateway.update(place, MESSAGE.content)).toEqual({
      kind: 'refused',
      error: 'message_not_found',
    });
  });
});

describe('a form', () => {
  it('is opened with the trigger', async () => {
    const { gateway, calls } = await slackThat(says({ ok: true }));
    expect(await gateway.openModal('T.1', MODAL)).toEqual({ kind: 'done', value: null });
    expect(calls[0]).toMatchObject({ method: 'views.open', args: { trigger_id: 'T.1' } });
  });

  it('is replaced only as long as it has not moved on', async () => {
    const { gateway, calls } = await slackThat(says({ ok: true }));
    expect(await gateway.updateModal('V1', '1.abc', MODAL)).toEqual({ kind: 'done', value: null });
    expect(calls[0]).toMatchObject({
      method: 'views.update',
      args: { view_id: 'V1', hash: '1.abc' },
    });
  });

  it.each(['expired_trigger_id', 'hash_conflict', 'not_found'])(
    'that came too late is refused: %s',
    async (error) => {
      const { gateway } = await slackThat(says({ ok: false, error }));
      expect(await gateway.openModal('T.1', MODAL)).toEqual({ kind: 'refused', error });
      expect(await gateway.updateModal('V1', 'h', MODAL)).toEqual({ kind: 'refused', error });
    },
  );
});

describe('looking for a message that may have been posted', () => {
  const search = { channel: 'C1', rowId: 'd1.0', sinceMs: NOON };
  const marked = (row: string, ts: string, event_type = METADATA_EVENT) => ({
    ts,
    text: 'x',
    metadata: { event_type, event_payload: { row } },
  });

  it('finds it by its row', async () => {
    const messages = [
      { ts: '3.3', text: 'unmarked' },
      marked('d1.1', '3.2'),
      marked('d1.0', '3.1'),
    ];
    const { gateway, calls } = await slackThat(says({ ok: true, messages }));
    expect(await gateway.findPosted(search)).toEqual({ channel: 'C1', ts: '3.1' });
    expect(calls[0]).toMatchObject({
      method: 'conversations.history',
      args: { channel: 'C1', oldest: `${NOON / 1000}.000000`, include_all_metadata: 'true' },
    });
  });

  it('looks among the replies of its thread', async () => {
    const { gateway, calls } = await slackThat(
      says({ ok: true, messages: [marked('d1.0', '3.4')] }),
    );
    expect(await gateway.findPosted({ ...search, threadTs: '3.1' })).toEqual({
      channel: 'C1',
      ts: '3.4',
    });
    expect(calls[0]).toMatchObject({ method: 'conversations.replies', args: { ts: '3.1' } });
  });

  it.each([
    { what: 'there is none', messages: [] },
    { what: 'there are only others', messages: [marked('d1.1', '3.2')] },
    { what: 'it is another app’s', messages: [marked('d1.0', '3.2', 'another_app')] },
    { what: 'nothing is said of messages', messages: undefined },
  ])('finds nothing when $what', async ({ messages }) => {
    const { gateway } = await slackThat(says({ ok: true, messages }));
    expect(await gateway.findPosted(search)).toBeNull();
  });

  it('finds nothing when Slack does not let the bot look', async () => {
    const { gateway } = await slackThat(says({ ok: false, error: 'missing_scope' }));
    expect(await gateway.findPosted(search)).toBeNull();
  });
});
