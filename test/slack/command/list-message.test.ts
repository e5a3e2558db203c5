import { describe, expect, it } from 'vitest';
import type { Summary } from '../../../src/domain/portfolio.ts';
import { en } from '../../../src/i18n/en/english.ts';
import { listMessage } from '../../../src/slack/command/list-view.ts';
import { aSummary } from '../a-summary.ts';
import { LINKS } from '../any-thread-context.ts';
import { problems } from '../rendered.ts';
import { wordsOf } from '../thread/discussion-modals.ts';

/** As many as are listed at once. */
const LISTED = 20;

const listed = (title: string, count: number): readonly Summary[] =>
  Array.from({ length: count }, (_, n) =>
    aSummary({ id: `d${n}`, title, link: `${LINKS}C1/p${'1'.repeat(200)}` }),
  );

describe('the answer to a list or a search', () => {
  it.each(['&', '漢', '👩🏽‍🚀', '*'])(
    'fits at every length, with the longest titles: %s',
    (letter) => {
      const title = letter.repeat(150).slice(0, 150);
      for (let count = 0; count <= LISTED; count += 1) {
        const rest = {
          found: listed(title, count),
          hasMore: true,
          isComplete: false,
          isInChannel: false,
        };
        for (const request of [
          { kind: 'list', which: 'channel' },
          { kind: 'search', text: letter.repeat(3000) },
        ] as const) {
          expect(problems(listMessage(en, request, rest)), `${count}`).toEqual([]);
        }
      }
    },
  );

  it('says when there is more, and when there may be', () => {
    const said = (more: object) =>
      wordsOf(
        listMessage(
          en,
          { kind: 'list', which: 'open' },
          {
            found: listed('Billing bot', 1),
            hasMore: false,
            isComplete: true,
            isInChannel: true,
            ...more,
          },
        ).blocks,
      );
    expect(said({})).not.toContain(en.list.more);
    expect(said({ hasMore: true })).toContain(en.list.more);
    expect(said({ isComplete: false })).toContain('Slack could not be asked');
    expect(said({ isComplete: false, reason: 'busy' })).toContain(en.home.busy);
  });

  it('says what there is none of', () => {
    const none = { found: [], hasMore: false, isComplete: true, isInChannel: true };
    for (const which of ['channel', 'open', 'decided', 'mine', 'stale'] as const) {
      const { text } = listMessage(en, { kind: 'list', which }, none);
      expect(text).toContain(en.list.listed(which, 0, true));
    }
  });

  it('speaks of no channel in a direct message', () => {
    const rest = { hasMore: false, isComplete: true, isInChannel: false };
    for (const which of ['channel', 'open', 'decided', 'mine', 'stale'] as const) {
      for (const found of [[], listed('Billing bot', 1)]) {
        const { text } = listMessage(en, { kind: 'list', which }, { found, ...rest });
        expect(text).not.toContain('this channel');
      }
    }
  });
});
