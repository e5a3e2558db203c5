import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { OUTCOMES, STATUSES } from '../../../src/domain/decision.ts';
import { FRESH_HOME, NO_FILTER, type Overview } from '../../../src/domain/portfolio.ts';
import { VERDICTS } from '../../../src/engine/index.ts';
import { en } from '../../../src/i18n/en/english.ts';
import { filters, home } from '../../../src/slack/home/home-view.ts';
import { NOON } from '../../store/a-decision.ts';
import { checkView } from '../../workspace/check/check-view.ts';
import { placedElements } from '../../workspace/elements.ts';
import { reachOf } from '../../workspace/notifies.ts';
import { aSummary } from '../a-summary.ts';
import { anyWords, LINKS, MARK } from '../any-thread-context.ts';
import { mrkdwnIn, wordsOf } from '../thread/discussion-modals.ts';

const DAY = 24 * 3_600_000;

const NOTHING: Overview = {
  state: FRESH_HOME,
  attention: { undelivered: [], review_due: [], open_too_long: [], fragile: [] },
  page: [],
  hasMore: false,
  counts: [],
  isComplete: true,
};
const ONE: Overview = {
  ...NOTHING,
  page: [aSummary()],
  counts: [{ status: 'open', verdict: 'hybrid', outcome: null, decisions: 1 }],
};

/** Every form of Home as Slack takes it; throws with what Slack would refuse. */
function formsOf(overview: Overview) {
  return home(en, overview).map((view) => {
    const checked = checkView(JSON.parse(JSON.stringify(view)));
    if (!checked.ok) throw new Error(`${checked.error}: ${JSON.stringify(checked.problems)}`);
    return checked.view.blocks;
  });
}
const linesOf = (blocks: unknown) => wordsOf(blocks).split('\n');
const actionsOf = (overview: Overview) =>
  placedElements(formsOf(overview)[0] ?? []).map(({ actionId }) => actionId);

describe('Home', () => {
  it('of somebody who sees no decision says what there will be, and lets them begin', () => {
    const forms = formsOf(NOTHING);
    expect(forms).toHaveLength(1);
    expect(linesOf(forms[0] ?? [])).toContain(en.home.none);
    expect(actionsOf(NOTHING)).toContain('new_assessment');
    expect(actionsOf(NOTHING)).not.toContain('home_search');
  });

  it('says when Slack did not tell what somebody may see', () => {
    const [blocks] = formsOf({ ...NOTHING, isComplete: false });
    expect(linesOf(blocks ?? [])).toContain(en.home.incomplete);
  });

  it('blames nobody when Slack had no time to tell it', () => {
    const [blocks] = formsOf({ ...NOTHING, isComplete: false, reason: 'busy' });
    expect(linesOf(blocks ?? [])).toContain(en.home.busy);
    expect(linesOf(blocks ?? [])).not.toContain(en.home.incomplete);
  });

  it('tells the same of a decision as a table and as plain blocks', () => {
    const [table, list] = formsOf(ONE).map((blocks) => JSON.stringify(blocks));
    for (const said of ['Billing bot', 'Open', 'Hybrid — ', 'C1', 'U1', '2026-01-15']) {
      expect(table).toContain(said);
      expect(list).toContain(said);
    }
  });

  it('shows no verdict of what is hidden', () => {
    for (const blocks of formsOf({
      ...ONE,
      page: [aSummary({ status: 'rating', verdict: null, strength: null })],
      counts: [{ status: 'rating', verdict: null, outcome: null, decisions: 1 }],
    })) {
      expect(wordsOf(blocks)).toContain(en.home.hidden);
      expect(wordsOf(blocks)).not.toContain('leaning');
    }
  });

  it('puts what waits for somebody first, the most pressing on top, and says when there is more', () => {
    const six = Array.from({ length: 6 }, (_, n) => aSummary({ id: `d${n}`, title: `Stuck ${n}` }));
    const [blocks] = formsOf({
      ...ONE,
      attention: { ...NOTHING.attention, open_too_long: six, undelivered: [aSummary()] },
    });
    const text = wordsOf(blocks ?? []);
    expect(text.indexOf(en.home.concern.undelivered)).toBeLessThan(
      text.indexOf(en.home.concern.open_too_long),
    );
    expect(text).toContain('Stuck 2');
    expect(text).not.toContain('Stuck 3');
    expect(text).toContain(en.home.andMore);
    expect(text.indexOf(en.home.attention)).toBeLessThan(text.indexOf(en.home.decisions));
  });

  it('says that nothing waits, and that no decision fits', () => {
    const lines = linesOf(
      formsOf({
        ...ONE,
        page: [],
        state: { filter: { ...NO_FILTER, status: 'decided' }, trail: [] },
      })[0] ?? [],
    );
    expect(lines).toContain(en.home.nothingWaits);
    expect(lines).toContain(en.home.noneFound);
  });

  it('offers to clear the filters only when there are any', () => {
    expect(actionsOf(ONE)).not.toContain('home_clear');
    const filtered = { filter: { ...NO_FILTER, text: 'billing' }, trail: [] };
    expect(actionsOf({ ...ONE, state: filtered })).toContain('home_clear');
  });

  it('has another search field once the text is another, so that Slack shows it', () => {
    const fieldFor = (text: string) =>
      filters(en, { ...NO_FILTER, text }).map(({ block_id }) => block_id);
    expect(fieldFor('billing')).toEqual(fieldFor('billing'));
    expect(fieldFor('billing')).not.toEqual(fieldFor('tickets'));
  });

  it('leads to older and newer decisions as far as there are any', () => {
    expect(actionsOf(ONE)).not.toContain('home_older');
    expect(actionsOf({ ...ONE, hasMore: true })).toContain('home_older');
    const trail = [{ createdAt: NOON + DAY, id: 'd0' }];
    expect(actionsOf({ ...ONE, state: { ...FRESH_HOME, trail } })).toContain('home_newer');
    expect(actionsOf({ ...ONE, state: { ...FRESH_HOME, trail } })).not.toContain('home_older');
  });

  it('counts what was recommended and how often people decided otherwise', () => {
    const text = wordsOf(
      formsOf({
        ...ONE,
        counts: [
          { status: 'open', verdict: 'rag', outcome: null, decisions: 4 },
          { status: 'decided', verdict: 'rag', outcome: 'rag', decisions: 5 },
          { status: 'decided', verdict: 'rag', outcome: 'hybrid', decisions: 2 },
          { status: 'rating', verdict: null, outcome: null, decisions: 1 },
        ],
      })[0] ?? [],
    );
    expect(text).toContain('12 decisions · 1 being rated · 4 open · 7 decided');
    expect(text).toMatch(/RAG\s+█{20} 11/);
    expect(text).toContain('In 2 of 7 decisions, people went against the recommendation (29 %)');
    expect(text).toContain('RAG: followed in 5 of 7; instead hybrid 2');
  });

  const anySummary = fc
    .record({
      title: anyWords.map((words) => words.slice(0, 150) || 'x'),
      status: fc.constantFrom(...STATUSES),
      verdict: fc.constantFrom(...VERDICTS, null),
      outcome: fc.constantFrom(...OUTCOMES, null),
      link: fc.constantFrom(`${LINKS}C1/p11`, null),
    })
    .map(({ verdict, ...said }) =>
      aSummary({ ...said, verdict, strength: verdict === null ? null : 'fragile' }),
    );
  const several = (most: number) =>
    fc
      .array(anySummary, { maxLength: most })
      .map((all) => all.map((summary, index) => ({ ...summary, id: `d${index}` })));

  test.prop([several(50), several(6), anyWords])(
    'is taken by Slack in every form with as many as are shown, whatever was typed, and parses none of it',
    (page, waiting, typed) => {
      const forms = formsOf({
        ...ONE,
        page,
        hasMore: true,
        attention: {
          undelivered: waiting,
          review_due: waiting,
          open_too_long: waiting,
          fragile: waiting,
        },
        state: { filter: { ...NO_FILTER, text: typed.slice(0, 200) }, trail: [] },
      });
      for (const blocks of forms) {
        for (const { text, verbatim } of mrkdwnIn(blocks)) {
          expect(verbatim).toBe(true);
          expect(text).not.toContain(MARK);
        }
        const { links } = reachOf({ text: '', blocks: blocks });
        expect(links.filter((link) => !link.startsWith(LINKS) && link !== '#C1')).toEqual([]);
      }
    },
  );

  it.each(['&', '漢', '👩🏽‍🚀', '*'])(
    'fits at every size of a page, with the longest titles there can be: %s',
    (letter) => {
      const title = letter.repeat(150).slice(0, 150);
      const link = `${LINKS}C1/p${'1'.repeat(200)}`;
      const all = Array.from({ length: 50 }, (_, n) => aSummary({ id: `d${n}`, title, link }));
      for (let size = 0; size <= all.length; size += 1) {
        const page = all.slice(0, size);
        const waiting = all.slice(0, Math.min(size, 4));
        const concerns = {
          undelivered: waiting,
          review_due: waiting,
          open_too_long: waiting,
          fragile: waiting,
        };
        const state = { filter: { ...NO_FILTER, text: title }, trail: [{ createdAt: 1, id: 'd' }] };
        const overview = { ...ONE, page, hasMore: true, concerns, state, isComplete: false };
        expect(() => formsOf(overview), `${size} on a page`).not.toThrow();
      }
    },
  );
});
