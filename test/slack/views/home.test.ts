import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { en } from '../../../src/i18n/en.ts';
import type { Decision } from '../../../src/records/decision.ts';
import { home } from '../../../src/slack/views/home.ts';
import { anyAnswers } from '../../engine/answers.ts';
import { aDecision, aHiddenDecision } from '../../store/a-decision.ts';
import { checkView } from '../../workspace/check/check-view.ts';
import { optionsOf, placedElements } from '../../workspace/elements.ts';
import { reachOf } from '../../workspace/notifies.ts';
import { anyShown, anyWords, LINKS, MARK } from './any-shown.ts';
import { DECIDED, mrkdwnIn, wordsOf } from './discussion-modals.ts';

/** Home as Slack takes it; throws with what Slack would refuse. */
function shownTo(...decisions: readonly Decision[]) {
  const checked = checkView(JSON.parse(JSON.stringify(home(en, decisions))));
  if (!checked.ok) throw new Error(`${checked.error}: ${JSON.stringify(checked.problems)}`);
  return checked.view.blocks;
}
const words = (...decisions: readonly Decision[]) => wordsOf(shownTo(...decisions)).split('\n');
const menus = (...decisions: readonly Decision[]) =>
  placedElements(shownTo(...decisions))
    .filter(({ element }) => element.type === 'overflow')
    .map(({ element }) => optionsOf(element).map(({ value }) => value));

describe('Home', () => {
  it('lets somebody begin, and says what there will be', () => {
    expect(words()).toContain(en.discussion.home.none);
    expect(placedElements(shownTo()).map(({ actionId }) => actionId)).toEqual(['new_assessment']);
  });

  it('tells of each decision its state, its verdict, its day and where it is discussed', () => {
    const link = `${LINKS}C1/p11`;
    const said = words(
      aDecision({ id: 'd1', title: 'Billing *bot*', link }),
      aDecision({ id: 'd2', status: 'decided', decided: DECIDED }),
    );
    expect(said).toContain('Billing *bot*');
    expect(said).toContain(`open · Hybrid · 2026-01-15 · <${link}|Open the thread>`);
    expect(said).toContain('decided · Hybrid · Decided: RAG · 2026-01-15');
    expect(said).not.toContain(en.discussion.home.none);
  });

  it('offers what anybody may do with a decision', () => {
    expect(menus(aDecision())).toEqual([['what_if', 'export']]);
  });

  it('shows no verdict of what is hidden, nor lets anybody try answers against it', () => {
    for (const status of ['rating', 'withdrawn', 'superseded'] as const) {
      const hidden = aHiddenDecision({ status });
      expect(words(hidden)).toContain(`${en.discussion.closed.status[status]} · 2026-01-15`);
      expect(menus(hidden)).toEqual([['export']]);
    }
  });

  test.prop([anyAnswers, anyAnswers])('is the same whatever was answered blind', (one, other) => {
    expect(shownTo(aHiddenDecision({ answers: one }))).toEqual(
      shownTo(aHiddenDecision({ answers: other })),
    );
  });

  test.prop([fc.array(anyShown(anyWords), { maxLength: 20 })])(
    'is taken by Slack with as many as are shown, whatever was typed, and parses none of it',
    (all) => {
      const decisions = all.map(({ decision }, index) => ({ ...decision, id: `d${index}` }));
      const blocks = shownTo(...decisions);
      for (const { text, verbatim } of mrkdwnIn(blocks)) {
        expect(verbatim).toBe(true);
        expect(text).not.toContain(MARK);
      }
      const { pings, links } = reachOf({ text: '', blocks });
      expect(pings).toEqual([]);
      expect(links.filter((link) => !link.startsWith(LINKS))).toEqual([]);
    },
  );
});
