import { describe, expect, it } from 'vitest';
import { aDecision, aHiddenDecision } from '../../store/a-decision.ts';
import { aThreadContext, ratedBy } from '../a-thread-context.ts';
import { blocksOf, rendered, textOf } from '../rendered.ts';

const LINK = 'https://acme.slack.com/archives/C1/p11';

describe('the end of a thread that was replaced', () => {
  const EFFECT = { kind: 'superseded' } as const;
  const by = (link: string | null) =>
    aThreadContext({
      decision: aDecision({ status: 'superseded' }),
      supersededBy: aDecision({ id: 'd2', title: 'R&D bot', link }),
    });

  it('leads to the new one', () => {
    expect(textOf(EFFECT, by(LINK))).toBe(`This is replaced by <${LINK}|R&amp;D bot>.`);
    const [content] = rendered(EFFECT, by(LINK));
    expect(blocksOf(content)).toMatchObject([
      { elements: [{ elements: [{}, { type: 'link', url: LINK, text: 'R&D bot' }, {}, {}] }] },
    ]);
  });

  it('names it while Slack has not told the link', () => {
    expect(textOf(EFFECT, by(null))).toBe('This is replaced by \u2068“R&amp;D bot”\u2069.');
  });

  it('is not told where nothing replaces it', () => {
    expect(rendered(EFFECT, aThreadContext())).toEqual([]);
  });
});

describe('the reminder to rate', () => {
  const EFFECT = { kind: 'rating_reminder' } as const;
  const blind = (said: Parameters<typeof aHiddenDecision>[0] = {}) =>
    aThreadContext({
      decision: aHiddenDecision(said),
      ratings: ratedBy('3 4 4 3 3 2', '4 0 4 0 4 4'),
    });

  it('tells one person who asks for what, and where', () => {
    const text =
      '<@U1> asked you to rate “\u2068R&amp;D bot\u2069” before anybody sees a recommendation, and you have not yet. It takes about two minutes.';
    expect(textOf(EFFECT, blind({ title: 'R&D bot' }), 'U3')).toBe(text);
    expect(textOf(EFFECT, blind({ title: 'R&D bot', link: LINK }), 'U3')).toBe(
      `${text} <${LINK}|Open the thread>`,
    );
  });

  it('says nothing to whoever has rated by now', () => {
    expect(rendered(EFFECT, blind(), 'U2')).toEqual([]);
    expect(rendered(EFFECT, blind(), 'U3')).not.toEqual([]);
  });

  it('says nothing once the rating is over', () => {
    for (const status of ['open', 'decided', 'withdrawn', 'superseded'] as const) {
      expect(rendered(EFFECT, blind({ status }), 'U3')).toEqual([]);
    }
  });
});
