import { describe, expect, it } from 'vitest';
import { aDecision } from '../../store/a-decision.ts';
import { aThreadContext } from '../a-thread-context.ts';
import { rendered } from '../rendered.ts';

describe('the notice of an undelivered thread', () => {
  const [notice] = rendered(
    { kind: 'undelivered', refusal: 'not_in_channel', error: 'not_in_channel' },
    aThreadContext({ decision: aDecision({ title: 'R&D <bot>' }) }),
  );

  it('names the case, the channel and the remedy', () => {
    expect(notice?.text).toContain('\u2068R&amp;D &lt;bot&gt;\u2069');
    expect(notice?.text).toContain('<#C1>');
    expect(notice?.text).toContain('/invite <@UBOT>');
  });

  it('can be answered: try again, or in another channel', () => {
    expect(notice?.blocks.at(-2)).toMatchObject({
      type: 'actions',
      block_id: 'delivery.d1',
      elements: [{ type: 'button', value: 'd1' }, { type: 'conversations_select' }],
    });
  });

  it('offers to delete the decision, which has no menu', () => {
    expect(notice?.blocks.at(-1)).toMatchObject({
      type: 'actions',
      block_id: 'decision.d1',
      elements: [{ type: 'button', action_id: 'delete_decision' }],
    });
  });

  it('about a thread that has begun names where it stands, and offers no other place', () => {
    const decision = aDecision({ channelId: 'C1', thread: { channel: 'C9', ts: '1.1' } });
    const forms = rendered(
      { kind: 'undelivered', refusal: 'thread_gone', error: 'thread_not_found' },
      aThreadContext({ decision }),
    );
    for (const { text } of forms) {
      expect(text).toContain('is not complete');
      expect(text).toContain('first message in <#C9> was deleted');
    }
    expect(forms[0]?.blocks.at(-2)).toMatchObject({ elements: [{ type: 'button', value: 'd1' }] });
    expect(JSON.stringify(forms)).not.toContain('conversations_select');
  });

  it('becomes one that says where the thread is', () => {
    const thread = { channel: 'C9', ts: '1.1' };
    const [mended] = rendered(
      { kind: 'delivered_after_all', notice: { channel: 'D1', ts: '1.2' } },
      aThreadContext({ decision: aDecision({ thread }) }),
    );
    expect(mended?.text).toMatch(/is posted\. It is in <#C9>\.$/);
    expect(mended?.blocks.some(({ type }) => type === 'actions')).toBe(false);
  });
});
