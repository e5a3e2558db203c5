import { describe, expect, it } from 'vitest';
import { en } from '../../src/i18n/en.ts';
import { EMPTY_MEMORY } from '../../src/slack/forms/assessment-draft.ts';
import { METADATA_EVENT, type Outgoing } from '../../src/slack/gateway.ts';
import { assessmentModal, EMPTY_DRAFT } from '../../src/slack/views/assessment-modal.ts';
import { NOON } from '../store/a-decision.ts';
import { inTurn, says, slackThat } from './a-slack.ts';

const MESSAGE: Outgoing = {
  channel: 'C1',
  content: { text: 'Hybrid', blocks: [{ type: 'divider' }] },
  rowId: 'd1.0',
};
const MODAL = assessmentModal(en, EMPTY_DRAFT, { ...EMPTY_MEMORY, channel: 'C1' });
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

describe('posting where marks are not welcome', () => {
  it.each(['metadata_must_be_sent_from_app', 'invalid_metadata_format', 'metadata_too_large'])(
    'posts without the mark: %s',
    async (error) => {
      const { gateway, calls } = await slackThat(inTurn(says({ ok: false, error }), says(posted)));
      expect(await gateway.post(MESSAGE)).toMatchObject({ kind: 'done', value: { ts: '17.5' } });
      const [marked, bare, ...others] = calls;
      expect(others).toEqual([]);
      expect(marked?.args).toHaveProperty('metadata');
      const { metadata: _mark, ...rest } = marked?.args ?? {};
      expect(bare?.args).toEqual(rest);
    },
  );

  it('says what Slack says to that, whatever it is', async () => {
    const unwelcome = says({ ok: false, error: 'invalid_metadata_schema' });
    const { gateway, calls } = await slackThat(
      inTurn(unwelcome, says({ ok: false, error: 'is_archived' })),
    );
    expect(await gateway.post(MESSAGE)).toEqual({ kind: 'refused', error: 'is_archived' });
    expect(calls).toHaveLength(2);
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

  it.each([500, 502, 503, 408])('the status %d, in doubt', async (status) => {
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

  it('a limit that names no time', async () => {
    const { gateway } = await slackThat(says({ ok: false, error: 'ratelimited' }, 429));
    expect(await gateway.post(MESSAGE)).toMatchObject({ kind: 'later' });
  });

  it.each([
    { what: 'a page of HTML', body: '<html><body>Sign in to the network</body></html>' },
    { what: 'a sentence', body: 'Service temporarily unavailable' },
    { what: 'nothing', body: '' },
    { what: 'JSON of another make', body: '{"error":"Upstream gone!","ok":false}' },
    { what: 'JSON without an error', body: '{"ok":false}' },
    { what: 'a JSON list', body: '[]' },
  ])('$what, which is not Slack’s way to answer, in doubt', async ({ body }) => {
    const { gateway, calls } = await slackThat((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end(body);
    });
    const answer = await gateway.post(MESSAGE);
    expect(answer).toMatchObject({ kind: 'later', inDoubt: true });
    expect(JSON.stringify(answer)).not.toMatch(/Sign in|temporarily|Upstream/);
    expect(calls).toHaveLength(1);
  });

  it('one that does not say where the message stands, in doubt', async () => {
    const { gateway } = await slackThat(says({ ok: true, channel: 'C1' }));
    expect(await gateway.post(MESSAGE)).toEqual({ kind: 'later', error: 'no_ts', inDoubt: true });
  });

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
    'msg_too_long',
    'invalid_arguments',
  ])('about the content, so that something plainer can be tried: %s', async (error) => {
    const { gateway, calls } = await slackThat(says({ ok: false, error }));
    expect(await gateway.post(MESSAGE)).toEqual({ kind: 'content_refused', error });
    expect(calls).toHaveLength(1);
  });

  it.each([400, 403, 404, 413])('about what was sent: the status %d', async (status) => {
    const { gateway, calls } = await slackThat(says('no', status));
    expect(await gateway.post(MESSAGE)).toEqual({
      kind: 'content_refused',
      error: `http_${status}`,
    });
    expect(calls).toHaveLength(1);
  });

  it.each([
    'not_in_channel',
    'channel_not_found',
    'is_archived',
    'restricted_action',
    'missing_scope',
    'thread_not_found',
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

  it('is open when another delivery of the same click has used the trigger up', async () => {
    const { gateway } = await slackThat(says({ ok: false, error: 'exchanged_trigger_id' }));
    expect(await gateway.openModal('T.1', MODAL)).toEqual({ kind: 'done', value: null });
  });

  it('is replaced whatever has become of it', async () => {
    const { gateway, calls } = await slackThat(says({ ok: true }));
    expect(await gateway.updateModal('V1', MODAL)).toEqual({ kind: 'done', value: null });
    expect(calls[0]).toMatchObject({ method: 'views.update', args: { view_id: 'V1' } });
    expect(calls[0]?.args).not.toHaveProperty('hash');
  });

  it.each(['expired_trigger_id', 'not_found'])(
    'that came too late is refused: %s',
    async (error) => {
      const { gateway } = await slackThat(says({ ok: false, error }));
      expect(await gateway.openModal('T.1', MODAL)).toEqual({ kind: 'refused', error });
      expect(await gateway.updateModal('V1', MODAL)).toEqual({ kind: 'refused', error });
    },
  );
});

describe('looking for a message that may have been posted', () => {
  const search = { channel: 'C1', rowId: 'd1.0', since: NOON };
  const marked = (row: string, ts: string, event_type = METADATA_EVENT) => ({
    ts,
    text: 'x',
    metadata: { event_type, event_payload: { row } },
  });
  const page = (messages: unknown, next_cursor?: string) =>
    says({ ok: true, messages, response_metadata: { next_cursor } });
  const found = (ts: string) => ({ kind: 'done', value: { channel: 'C1', ts } });
  const nothing = { kind: 'done', value: null };

  it('finds it by its row', async () => {
    const messages = [
      { ts: '3.3', text: 'unmarked' },
      marked('d1.1', '3.2'),
      marked('d1.0', '3.1'),
    ];
    const { gateway, calls } = await slackThat(page(messages));
    expect(await gateway.findPosted(search)).toEqual(found('3.1'));
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject({
      method: 'conversations.history',
      args: { channel: 'C1', oldest: `${NOON / 1000}.000000`, include_all_metadata: 'true' },
    });
  });

  it('looks among the replies of its thread', async () => {
    const { gateway, calls } = await slackThat(page([marked('d1.0', '3.4')]));
    expect(await gateway.findPosted({ ...search, threadTs: '3.1' })).toEqual(found('3.4'));
    expect(calls[0]).toMatchObject({ method: 'conversations.replies', args: { ts: '3.1' } });
  });

  it.each([{ in: 'a channel' }, { in: 'a thread', threadTs: '3.1' }])(
    'turns the pages of $in',
    async ({ threadTs }) => {
      const { gateway, calls } = await slackThat(
        inTurn(
          page([marked('d1.3', '3.9')], 'second'),
          page([], 'third'),
          page([marked('d1.0', '3.2')], 'fourth'),
        ),
      );
      const where = threadTs === undefined ? search : { ...search, threadTs };
      expect(await gateway.findPosted(where)).toEqual(found('3.2'));
      expect(calls.map(({ args }) => args.cursor)).toEqual([undefined, 'second', 'third']);
      expect(new Set(calls.map(({ args }) => args.oldest)).size).toBe(1);
    },
  );

  it('does not read on for ever', async () => {
    const { gateway, calls } = await slackThat(page([marked('d1.1', '3.2')], 'more'));
    expect(await gateway.findPosted(search)).toEqual(nothing);
    expect(calls).toHaveLength(5);
  });

  it('says so when a page is not to be had, rather than that there is nothing', async () => {
    const limited = says({ ok: false, error: 'ratelimited' }, 429, { 'retry-after': '7' });
    const { gateway } = await slackThat(inTurn(page([], 'second'), limited));
    expect(await gateway.findPosted(search)).toMatchObject({ kind: 'later', retryAfterMs: 7000 });
  });

  it.each([
    { what: 'there is none', messages: [] },
    { what: 'there are only others', messages: [marked('d1.1', '3.2')] },
    { what: 'it is another app’s', messages: [marked('d1.0', '3.2', 'another_app')] },
    { what: 'nothing is said of messages', messages: undefined },
  ])('finds nothing when $what', async ({ messages }) => {
    const { gateway, calls } = await slackThat(page(messages, ''));
    expect(await gateway.findPosted(search)).toEqual(nothing);
    expect(calls).toHaveLength(1);
  });

  it.each(['missing_scope', 'channel_not_found', 'not_in_channel'])(
    'says that Slack does not let the bot look: %s',
    async (error) => {
      const { gateway } = await slackThat(says({ ok: false, error }));
      expect(await gateway.findPosted(search)).toEqual({ kind: 'refused', error });
    },
  );
});
