import { describe, expect, it } from 'vitest';
import { METADATA_EVENT } from '../../../src/slack/api/gateway-values.ts';
import { NOON } from '../../store/a-decision.ts';
import { inTurn, says, slackThat } from '../a-slack.ts';

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
    // A minute earlier: the clocks of Slack’s machines may differ.
    const oldest = `${NOON / 1000 - 60}.000000`;
    expect(calls[0]).toMatchObject({
      method: 'conversations.history',
      args: { channel: 'C1', oldest, include_all_metadata: 'true' },
    });
  });

  it('looks as far back as it can where no time is named', async () => {
    const { gateway, calls } = await slackThat(page([marked('d1.0', '3.1')]));
    expect(await gateway.findPosted({ channel: 'C1', rowId: 'd1.0' })).toEqual(found('3.1'));
    expect(calls[0]?.args).not.toHaveProperty('oldest');
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
