import { describe, expect, it } from 'vitest';
import type { DecisionEvent } from '../../../src/domain/events.ts';
import { aDecision, aHiddenDecision } from '../../store/a-decision.ts';
import { agreement, anEntry, aThreadContext, ratedBy } from '../a-thread-context.ts';
import { blocksOf, clickable, LONGEST_TEXT, readOf, rendered, textOf } from '../rendered.ts';
import { DECIDED, disagreement } from './discussion-modals.ts';

describe('a decision that was made', () => {
  const EFFECT = { kind: 'decided', entry: 3 } as const;
  const decided = (said: Partial<Extract<DecisionEvent, { kind: 'decided' }>> = {}) =>
    aThreadContext({
      decision: aDecision({ status: 'decided', decided: DECIDED }),
      entry: anEntry({ ...DECIDED, kind: 'decided', verdict: 'hybrid', ...said }, 'U2'),
    });
  const linesOf = (said?: Parameters<typeof decided>[0]) =>
    textOf(EFFECT, decided(said)).split('\n');

  it('against the recommendation tells what was recommended, and why not', () => {
    expect(linesOf()).toEqual([
      '<@U2> recorded the decision: RAG. The recommendation was hybrid (firm).',
      'Why',
      '\u2068We have no labels.\u2069',
      'To be looked at again on 15 April 2026.',
    ]);
  });

  it('as recommended needs no reason, and none is shown', () => {
    expect(linesOf({ outcome: 'hybrid', reason: '', reviewOn: null })).toEqual([
      '<@U2> recorded the decision: hybrid. As recommended (firm).',
    ]);
  });

  it('as recommended shows a reason all the same', () => {
    expect(linesOf({ outcome: 'hybrid' })).toContain('\u2068We have no labels.\u2069');
  });

  it('may be for something else', () => {
    expect(linesOf({ outcome: 'other' })[0]).toMatch(/recorded the decision: something else\./);
  });

  it('tells how it will be checked', () => {
    const lines = linesOf({ check: 'Count complaints.' });
    expect(lines.slice(3, 5)).toEqual(['How it will be checked', '\u2068Count complaints.\u2069']);
  });

  it('of the longest words is told whole, and read out shortened: what it says, then who said why', () => {
    const longest = '&'.repeat(3000);
    const [content, bare] = rendered(EFFECT, decided({ reason: longest, check: longest }));
    expect(JSON.stringify(blocksOf(content)).split(longest)).toHaveLength(3);
    for (const text of [content?.text ?? '', bare?.text ?? '']) {
      expect(text.length).toBeLessThan(LONGEST_TEXT);
      const lines = text.split('\n');
      expect(lines.filter((line) => /^\u2068(?:&amp;){200,}…\u2069$/.test(line))).toHaveLength(2);
      expect(lines.filter((line) => !line.includes('&amp;'))).toEqual([
        expect.stringContaining('recorded the decision'),
        'Why',
        'How it will be checked',
        expect.stringContaining('To be looked at again'),
        'This text is shortened. The exported record holds all of it.',
      ]);
    }
  });

  it('offers nothing to click', () => {
    expect(clickable(EFFECT, decided())).toEqual([]);
  });
});

describe('a withdrawal', () => {
  const EFFECT = { kind: 'withdrawn', entry: 3 } as const;
  const entry = (reason: string) => anEntry({ kind: 'withdrawn', reason }, 'U2');

  it('tells by whom, and why if anything was said', () => {
    expect(textOf(EFFECT, aThreadContext({ entry: entry('') }))).toBe('<@U2> withdrew this.');
    expect(textOf(EFFECT, aThreadContext({ entry: entry('We <buy> one.') }))).toBe(
      '<@U2> withdrew this.\n\u2068We &lt;buy&gt; one.\u2069',
    );
  });

  it('is told while the team rates blind as well, without anything that was answered', () => {
    const decision = aHiddenDecision({ status: 'withdrawn' });
    const thread = aThreadContext({ decision, entry: entry('') });
    expect(textOf(EFFECT, thread)).toBe('<@U2> withdrew this.');
    expect(readOf(EFFECT, thread)).not.toMatch(/hybrid/i);
  });
});

describe('a reminder', () => {
  const EFFECT = { kind: 'open_reminder', entry: 3 } as const;
  const entry = anEntry({ kind: 'reminded', days: 7 }, 'clock');

  it('of an open decision tells what people say, and asks its owner', () => {
    expect(textOf(EFFECT, aThreadContext({ entry }))).toBe(
      'This has been open for 7 days: no votes yet. <@U1>, will you decide, edit the answers, or withdraw it?',
    );
    const votes = [agreement('U2'), agreement('U3'), disagreement({ userId: 'U4' })];
    expect(textOf(EFFECT, aThreadContext({ entry, votes }))).toContain(
      ': 2 agree, 1 disagrees. <@U1>',
    );
  });

  it('after one day speaks of one', () => {
    const one = anEntry({ kind: 'reminded', days: 1 }, 'clock');
    expect(textOf(EFFECT, aThreadContext({ entry: one }))).toContain('has been open for 1 day:');
  });

  it.each([
    { raters: 1, said: '1 person has rated.' },
    { raters: 2, said: '2 people have rated.' },
  ])('while the team rates blind tells how many rated, and nothing else', ({ raters, said }) => {
    const ratings = ratedBy(...Array.from({ length: raters }, () => '0 0 0 0 0 0'));
    expect(textOf(EFFECT, aThreadContext({ decision: aHiddenDecision(), entry, ratings }))).toBe(
      `This has waited 7 days for ratings; ${said} <@U1>, will you reveal the ratings, or withdraw it?`,
    );
  });

  it('of what is closed by now is not sent', () => {
    for (const status of ['decided', 'withdrawn', 'superseded'] as const) {
      expect(rendered(EFFECT, aThreadContext({ decision: aDecision({ status }), entry }))).toEqual(
        [],
      );
    }
  });
});

describe('a reply', () => {
  it('about an entry that is not there is none', () => {
    for (const kind of ['objection', 'revised', 'decided', 'withdrawn', 'reviewed'] as const) {
      expect(rendered({ kind, entry: 9 }, aThreadContext())).toEqual([]);
    }
  });

  it('about what the thread need not hear of is none', () => {
    const entry = anEntry({ kind: 'exported' });
    expect(rendered({ kind: 'decided', entry: 3 }, aThreadContext({ entry }))).toEqual([]);
  });
});
