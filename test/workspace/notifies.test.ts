import { describe, expect, it } from 'vitest';
import { notifies, reachOf } from './notifies.ts';
import type { Block } from './protocol.ts';

const hostile = '<!channel> <@U0ANA|x> @here <https://x.test|click> https://y.test <!subteam^S1>';
const escaped = hostile.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const section = (text: object): Block => ({ type: 'section', text });
const inBlocks = (...blocks: Block[]) => reachOf({ text: '', blocks });

describe('a message pings', () => {
  it('whoever stands in angle brackets, in every parsed text', () => {
    const pings = ['channel', 'U0ANA', 'subteam:S1'];
    expect(notifies({ text: hostile, blocks: [] })).toEqual(pings);
    expect(inBlocks(section({ type: 'mrkdwn', text: hostile, verbatim: true })).pings).toEqual(
      pings,
    );
  });

  it('@here by its bare name where text is linked: not verbatim, or parsed', () => {
    const text = escaped;
    expect(inBlocks(section({ type: 'mrkdwn', text })).pings).toEqual(['here']);
    expect(inBlocks(section({ type: 'mrkdwn', text, verbatim: true }))).toEqual({
      pings: [],
      links: [],
    });
    expect(reachOf({ text, blocks: [], parse: 'none' })).toEqual({ pings: [], links: [] });
    expect(reachOf({ text, blocks: [], parse: 'client' }).pings).toEqual(['here']);
  });

  it('nobody from plain text or a literal rich text', () => {
    const literal = {
      type: 'rich_text',
      elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: hostile }] }],
    };
    const plain = section({ type: 'plain_text', text: hostile });
    expect(inBlocks(plain, literal)).toEqual({ pings: [], links: [] });
  });

  it('the people and groups of rich text', () => {
    const elements = [
      { type: 'user', user_id: 'U0BEN' },
      { type: 'broadcast', range: 'everyone' },
      { type: 'link', url: 'https://x.test' },
    ];
    const rich = { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] };
    expect(inBlocks(rich)).toEqual({ pings: ['U0BEN', 'everyone'], links: ['https://x.test'] });
  });
});
