import { describe, expect, it } from 'vitest';
import type { Outgoing } from '../../../src/slack/api/gateway.ts';
import { says, slackThat } from '../a-slack.ts';

const MESSAGE: Outgoing = {
  channel: 'C1',
  content: { text: 'Hybrid', blocks: [{ type: 'divider' }] },
  rowId: 'd1.0',
};

describe('an answer that may be another one later', () => {
  it('a rate limit: after as long as Slack says, and nothing has been posted', async () => {
    const limited = says({ ok: false, error: 'ratelimited' }, 429, { 'retry-after': '7' });
    const { gateway, calls } = await slackThat(limited);
    expect(await gateway.post(MESSAGE)).toEqual({
      kind: 'later',
      error: 'ratelimited',
      retryAfterMs: 7000,
      isUnconfirmed: false,
    });
    expect(calls).toHaveLength(1);
  });

  it.each([500, 502, 503, 408])('the status %d, unconfirmed', async (status) => {
    const { gateway, calls } = await slackThat(says('trouble', status));
    expect(await gateway.post(MESSAGE)).toEqual({
      kind: 'later',
      error: `http_${status}`,
      isUnconfirmed: true,
    });
    expect(calls).toHaveLength(1);
  });

  it.each(['internal_error', 'fatal_error', 'service_unavailable'])(
    'trouble of Slack’s own, unconfirmed: %s',
    async (error) => {
      const { gateway } = await slackThat(says({ ok: false, error }));
      expect(await gateway.post(MESSAGE)).toEqual({ kind: 'later', error, isUnconfirmed: true });
    },
  );

  it('a call that did not reach Slack whole', async () => {
    const error = 'request_timeout';
    const { gateway } = await slackThat(says({ ok: false, error }));
    expect(await gateway.post(MESSAGE)).toEqual({ kind: 'later', error, isUnconfirmed: false });
  });

  it.each([
    { wish: '7', waits: { retryAfterMs: 7_000 } },
    { wish: '0.5', waits: {} },
    { wish: '1.9', waits: { retryAfterMs: 1_000 } },
    { wish: '0', waits: {} },
    { wish: '-30', waits: {} },
    { wish: '301', waits: { retryAfterMs: 300_000 } },
    { wish: '1000000000', waits: { retryAfterMs: 300_000 } },
    { wish: '9'.repeat(400), waits: { retryAfterMs: 300_000 } },
  ])('a limit that lasts $wish s, by Slack, and so long by us: $waits', async ({ wish, waits }) => {
    const limit = says({ ok: false, error: 'ratelimited' }, 429, { 'retry-after': wish });
    const { gateway } = await slackThat(limit);
    const error = 'ratelimited';
    expect(await gateway.post(MESSAGE)).toEqual({
      kind: 'later',
      error,
      isUnconfirmed: false,
      ...waits,
    });
  });

  it.each(['soon', 'NaN', 'Fri, 27 Nov 2026 12:00:00 GMT', ''])(
    'a limit that lasts until “%s”: the wait is ours',
    async (wish) => {
      const limit = says({ ok: false, error: 'ratelimited' }, 429, { 'retry-after': wish });
      const { gateway } = await slackThat(limit);
      const answer = await gateway.post(MESSAGE);
      expect(answer).toEqual({ kind: 'later', error: 'ratelimited', isUnconfirmed: false });
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
  ])('$what, which is not Slack’s way to answer, unconfirmed', async ({ body }) => {
    const { gateway, calls } = await slackThat((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end(body);
    });
    const answer = await gateway.post(MESSAGE);
    expect(answer).toMatchObject({ kind: 'later', isUnconfirmed: true });
    expect(JSON.stringify(answer)).not.toMatch(/Sign in|temporarily|Upstream/);
    expect(calls).toHaveLength(1);
  });

  it('one that does not say where the message stands, unconfirmed', async () => {
    const { gateway } = await slackThat(says({ ok: true, channel: 'C1' }));
    expect(await gateway.post(MESSAGE)).toEqual({
      kind: 'later',
      error: 'no_ts',
      isUnconfirmed: true,
    });
  });

  it('none in time, unconfirmed', async () => {
    const { gateway } = await slackThat(() => {}, 50);
    const answer = await gateway.post(MESSAGE);
    expect(answer).toMatchObject({ kind: 'later', isUnconfirmed: true });
  });

  it('half of one in time, unconfirmed', async () => {
    const { gateway } = await slackThat((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"ok":');
    }, 50);
    expect(await gateway.post(MESSAGE)).toMatchObject({ kind: 'later', isUnconfirmed: true });
  });

  it('a connection that breaks, unconfirmed', async () => {
    const { gateway, calls } = await slackThat((request) => request.socket.destroy());
    expect(await gateway.post(MESSAGE)).toMatchObject({ kind: 'later', isUnconfirmed: true });
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
