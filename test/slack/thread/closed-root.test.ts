import { describe, expect, it } from 'vitest';
import type { Decision } from '../../../src/domain/decision.ts';
import { rate } from '../../engine/answers.ts';
import { aDecision, aHiddenDecision, NOON } from '../../store/a-decision.ts';
import { agreement, aThreadContext } from '../a-thread-context.ts';
import { blocksOf, clickable, readOf, rendered, textOf } from '../rendered.ts';
import { DECIDED, disagreement } from './discussion-modals.ts';

const ROOT = { kind: 'root' } as const;
const AT_NOON = `<!date^${NOON / 1000}^{date_short_pretty} at {time}|2026-01-15>`;
const LINK = 'https://acme.slack.com/archives/C1/p11';

const decided = (said: Partial<typeof DECIDED> = {}, of: Partial<Decision> = {}) =>
  aDecision({ ...of, status: 'decided', decided: { ...DECIDED, ...said } });
const WITHDRAWN = {
  status: 'withdrawn',
  withdrawn: { reason: '', by: 'U4', at: NOON },
} as const;
const reviewed = (said: Partial<NonNullable<Decision['review']>> = {}) => ({
  answers: rate('3 4 4 3 3 2'),
  verdict: 'hybrid' as const,
  holds: true,
  by: 'U1',
  at: NOON,
  nextOn: null,
  ...said,
});
const linesOf = (decision: Decision, said: Partial<Parameters<typeof aThreadContext>[0]> = {}) =>
  textOf(ROOT, aThreadContext({ ...said, decision })).split('\n');

describe('the root of what is decided', () => {
  it('tells the outcome, the recommendation, why, how it is checked, by whom, and when again', () => {
    const decision = decided({ check: 'Count complaints.', deciders: ['U1', 'U2', 'U3'] });
    expect(linesOf(decision)).toEqual([
      '\u2068Billing bot\u2069',
      '*Decided: RAG*',
      'The recommendation was hybrid (firm).',
      '\u2068Why: We have no labels.\u2069',
      '\u2068How it will be checked: Count complaints.\u2069',
      `Decided by <@U1>, <@U2> and <@U3>, ${AT_NOON} · to be looked at again on 15 April 2026`,
      'Asked by <@U1> · rated by one person',
    ]);
  });

  it('as recommended, without a reason, is as short as can be', () => {
    const decision = decided({ outcome: 'hybrid', reason: '', reviewOn: null });
    expect(linesOf(decision)).toEqual([
      '\u2068Billing bot\u2069',
      '*Decided: hybrid*',
      'As recommended (firm).',
      `Decided by <@U1>, ${AT_NOON}`,
      'Asked by <@U1> · rated by one person',
    ]);
  });

  it('shows what people typed as text, letter by letter', () => {
    const [content] = rendered(
      ROOT,
      aThreadContext({ decision: decided({ reason: '*a* <b> :x:' }) }),
    );
    expect(content?.blocks).toContainEqual(
      expect.objectContaining({
        text: { type: 'plain_text', text: 'Why: *a* <b> :x:', emoji: false },
      }),
    );
  });

  it('keeps what people said, which nobody can add to any more', () => {
    const decision = decided();
    const votes = [agreement('U2'), disagreement({ userId: 'U3' })];
    expect(linesOf(decision, { votes }).at(-1)).toContain('1 agrees, 1 disagrees');
    expect(clickable(ROOT, aThreadContext({ decision, votes }))).toEqual([
      'what_if',
      'export',
      'start_over',
      'delete',
    ]);
  });

  it('offers to look again once it is time', () => {
    const decision = decided({}, { reviewAskedAt: NOON });
    expect(linesOf(decision)).toContain(
      '*It is time to look at this again.* The question is in the thread.',
    );
    expect(clickable(ROOT, aThreadContext({ decision }))).toEqual([
      'review',
      'what_if',
      'export',
      'start_over',
      'delete',
    ]);
  });

  it('tells what looking again found, and the day that was agreed on then', () => {
    const still = linesOf(decided({}, { review: reviewed({ nextOn: '2026-10-01' }) }));
    expect(still).toContain(`Looked at again ${AT_NOON}: the verdict is still hybrid.`);
    expect(still).toContainEqual(expect.stringContaining('looked at again on 1 October 2026'));
    expect(still.join('\n')).not.toContain('15 April 2026');
    const other = linesOf(decided({}, { review: reviewed({ verdict: 'rag', holds: false }) }));
    expect(other).toContain(`Looked at again ${AT_NOON}: the verdict would now be RAG.`);
    expect(other.join('\n')).not.toContain('to be looked at again');
  });

  it('by more people than Slack takes in one block shows whole names', () => {
    const deciders = Array.from({ length: 400 }, (_, index) => `U0000000${index}`);
    const [content] = rendered(ROOT, aThreadContext({ decision: decided({ deciders }) }));
    expect(JSON.stringify(blocksOf(content))).not.toMatch(/<@[^>]*…/);
    expect(content?.text).not.toMatch(/<@[^>]*…/);
  });
});

describe('the root of what was withdrawn', () => {
  it('tells by whom and when, and what was recommended', () => {
    expect(linesOf(aDecision(WITHDRAWN))).toEqual([
      '\u2068Billing bot\u2069',
      `*Withdrawn* by <@U4>, ${AT_NOON}`,
      'The recommendation was hybrid (firm).',
      'Asked by <@U1> · rated by one person',
    ]);
  });

  it('tells why, if anything was said', () => {
    const withdrawn = { ...WITHDRAWN.withdrawn, reason: 'We buy one.' };
    expect(linesOf(aDecision({ ...WITHDRAWN, withdrawn }))).toContain(
      '\u2068Why: We buy one.\u2069',
    );
  });

  it('while the team was rating blind says that nothing was revealed, and reveals nothing', () => {
    const decision = aHiddenDecision(WITHDRAWN);
    expect(linesOf(decision)).toEqual([
      '\u2068Billing bot\u2069',
      `*Withdrawn* by <@U4>, ${AT_NOON}`,
      'The ratings were never revealed.',
      'Asked by <@U1> · rated by one person',
    ]);
    expect(readOf(ROOT, aThreadContext({ decision }))).not.toMatch(/hybrid|firm/i);
  });

  it('can only be exported', () => {
    for (const decision of [aDecision(WITHDRAWN), aHiddenDecision(WITHDRAWN)]) {
      expect(clickable(ROOT, aThreadContext({ decision }))).toEqual(['export', 'delete']);
    }
  });
});

describe('the root of what was replaced', () => {
  it('says so when what replaced it was deleted since', () => {
    const decision = aDecision({ status: 'superseded' });
    expect(linesOf(decision)).toContain('*Replaced* by a decision that was deleted since');
  });

  const SUPERSEDED = { status: 'superseded', supersededBy: 'd2' } as const;
  const supersededBy = aDecision({ id: 'd2', title: 'Better <bot>' });

  it('leads to what replaces it', () => {
    expect(linesOf(aDecision(SUPERSEDED), { supersededBy })).toEqual([
      '\u2068Billing bot\u2069',
      '*Replaced* by “\u2068Better &lt;bot&gt;\u2069”',
      'The recommendation was hybrid (firm).',
      'Asked by <@U1> · rated by one person',
    ]);
    expect(
      linesOf(aDecision(SUPERSEDED), { supersededBy: { ...supersededBy, link: LINK } })[1],
    ).toBe(`*Replaced* by <${LINK}|\u2068Better &lt;bot&gt;\u2069>`);
  });

  it('still tells what was decided, and that is not looked at again', () => {
    const decision = { ...decided({}, { reviewAskedAt: NOON }), ...SUPERSEDED };
    const lines = linesOf(decision, { supersededBy });
    expect(lines).toContain('*Decided: RAG*');
    expect(lines).toContain(`Decided by <@U1>, ${AT_NOON}`);
    expect(lines.join('\n')).not.toContain('look');
    expect(clickable(ROOT, aThreadContext({ decision, supersededBy }))).toEqual([
      'export',
      'delete',
    ]);
  });

  it('while the team was rating blind reveals nothing', () => {
    const decision = aHiddenDecision(SUPERSEDED);
    expect(linesOf(decision, { supersededBy })).toContain('The ratings were never revealed.');
    expect(readOf(ROOT, aThreadContext({ decision, supersededBy }))).not.toMatch(/hybrid|firm/i);
  });
});

describe('the root of anything closed', () => {
  it('names what it replaced itself', () => {
    expect(linesOf(decided(), { supersedes: aDecision({ title: 'Old bot' }) }).at(-1)).toBe(
      'Asked by <@U1> · rated by one person · It replaces “\u2068Old bot\u2069”.',
    );
  });

  it('is one message without rich text, then bare text', () => {
    for (const decision of [decided(), aDecision(WITHDRAWN)]) {
      const forms = rendered(ROOT, aThreadContext({ decision }));
      expect(forms).toHaveLength(2);
      expect(forms[0]?.blocks.map(({ type }) => type)).not.toContain('rich_text');
      expect(forms[1]).toEqual({ text: forms[0]?.text, blocks: [] });
    }
  });
});
