import { describe, expect, it } from 'vitest';
import type { DecisionEvent } from '../../../src/domain/events.ts';
import { CRITERIA } from '../../../src/engine/index.ts';
import { en } from '../../../src/i18n/en/english.ts';
import { rate } from '../../engine/answers.ts';
import { aDecision, NOON } from '../../store/a-decision.ts';
import { anEntry, aThreadContext } from '../a-thread-context.ts';
import { clickable, rendered, textOf } from '../rendered.ts';
import { DECIDED } from './discussion-modals.ts';

const RAG = rate('3 0 0 0 0 0');
const DONE = { ...DECIDED, outcome: 'other' } as const;
const decided = aDecision({ answers: RAG, status: 'decided', decided: DONE, reviewAskedAt: NOON });

describe('the question whether a decision still holds', () => {
  const ASKED = { kind: 'review_asked', entry: 3 } as const;
  const asked = (decision = decided) =>
    aThreadContext({ decision, entry: anEntry({ kind: 'review_asked' }, 'clock') });

  it('names the answers that carry the verdict, and asks the owner', () => {
    expect(decided.recommendation.plan.loadBearing).toEqual(['external_knowledge']);
    expect(textOf(ASKED, asked()).split('\n')).toEqual([
      '<@U1> It is time to look again at this decision (something else).',
      'The recommendation (RAG) rests on these answers:',
      expect.stringMatching(/^• Outside knowledge: most \(.+\)$/),
      'Do they still hold?',
    ]);
    expect(clickable(ASKED, asked())).toEqual(['review']);
  });

  it('names all six where no answer alone carries it', () => {
    const { recommendation } = decided;
    const plan = { ...recommendation.plan, loadBearing: [] };
    const text = textOf(ASKED, asked({ ...decided, recommendation: { ...recommendation, plan } }));
    for (const id of CRITERIA) expect(text).toContain(`• ${en.criteria[id].name}: `);
  });

  it('asks about what was answered the last time it was looked at', () => {
    const review = {
      answers: rate('- 0 0 0 0 0'),
      verdict: 'rag',
      holds: true,
      by: 'U1',
      at: NOON,
      nextOn: null,
    } as const;
    expect(textOf(ASKED, asked({ ...decided, review }))).toContain(
      `• Outside knowledge: ${en.notSure.short} (${en.notSure.facts})`,
    );
  });

  it('is not asked of what is not decided, or not any more', () => {
    for (const status of ['open', 'withdrawn', 'superseded'] as const) {
      expect(rendered(ASKED, asked({ ...decided, status }))).toEqual([]);
    }
    expect(rendered(ASKED, asked(aDecision({ status: 'decided' })))).toEqual([]);
  });
});

describe('what looking again found', () => {
  const REVIEWED = { kind: 'reviewed', entry: 3 } as const;
  const found = (
    said: Partial<Extract<DecisionEvent, { kind: 'reviewed' }>> = {},
    decision = decided,
  ) =>
    aThreadContext({
      decision,
      entry: anEntry(
        {
          kind: 'reviewed',
          answers: RAG,
          before: RAG,
          verdict: 'rag',
          was: 'rag',
          holds: true,
          by: 'U2',
          at: NOON,
          nextOn: null,
          ...said,
        },
        'U2',
      ),
    });
  const OTHERWISE = { answers: rate('2 0 0 0 0 0'), verdict: 'prompting', holds: false } as const;

  it('is that nothing changed, which ends the matter', () => {
    expect(textOf(REVIEWED, found()).split('\n')).toEqual([
      '<@U2> looked again.',
      'The answers are the same.',
      'Unchanged: the answers still say RAG.',
    ]);
    expect(clickable(REVIEWED, found())).toEqual([]);
  });

  it('may be other answers with the same verdict', () => {
    const lines = textOf(REVIEWED, found({ answers: rate('4 0 0 0 0 0') })).split('\n');
    expect(lines.slice(1)).toEqual([
      '• Outside knowledge: from “most” to “all”',
      'Unchanged: the answers still say RAG.',
    ]);
  });

  it('may be another verdict, from which a new decision can start', () => {
    expect(textOf(REVIEWED, found(OTHERWISE)).split('\n').slice(1)).toEqual([
      '• Outside knowledge: from “most” to “some”',
      'The verdict would now be prompting first instead of RAG.',
    ]);
    expect(clickable(REVIEWED, found(OTHERWISE))).toEqual(['start_over']);
  });

  it('offers no new decision where there is one already', () => {
    const superseded = { ...decided, status: 'superseded' } as const;
    expect(clickable(REVIEWED, found(OTHERWISE, superseded))).toEqual([]);
  });

  it('tells when it will be looked at again', () => {
    expect(
      textOf(REVIEWED, found({ nextOn: '2026-10-01' }))
        .split('\n')
        .at(-1),
    ).toBe('To be looked at again on 1 October 2026.');
  });
});
