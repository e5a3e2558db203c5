import { describe, expect, it } from 'vitest';
import { en } from '../../../src/i18n/en/english.ts';
import type { Outgoing } from '../../../src/slack/api/gateway.ts';
import { METADATA_EVENT } from '../../../src/slack/api/gateway-values.ts';
import { EMPTY_MEMORY } from '../../../src/slack/assessment/assessment-form.ts';
import { assessmentModal, EMPTY_DRAFT } from '../../../src/slack/assessment/assessment-view.ts';
import { inTurn, says, slackThat } from '../a-slack.ts';

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

  it('is open when another delivery of the same click has opened it', async () => {
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

describe('a message that is to be taken out', () => {
  const PLACE = { channel: 'C1', ts: '17.5' };

  it('is named by where it stands', async () => {
    const { gateway, calls } = await slackThat(says({ ok: true }));
    expect(await gateway.remove(PLACE)).toEqual({ kind: 'done', value: null });
    expect(calls).toEqual([
      expect.objectContaining({ method: 'chat.delete', args: { channel: 'C1', ts: '17.5' } }),
    ]);
  });

  it('is out when it is not there any more', async () => {
    const { gateway } = await slackThat(says({ ok: false, error: 'message_not_found' }));
    expect(await gateway.remove(PLACE)).toEqual({ kind: 'done', value: null });
  });

  it('stays when Slack does not let the bot', async () => {
    const { gateway } = await slackThat(says({ ok: false, error: 'cant_delete_message' }));
    expect(await gateway.remove(PLACE)).toEqual({ kind: 'refused', error: 'cant_delete_message' });
  });
});
