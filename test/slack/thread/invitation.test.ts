import { describe, expect, it } from 'vitest';
import type { Blind } from '../../../src/domain/decision.ts';
import { aDecision, aHiddenDecision, NOON } from '../../store/a-decision.ts';
import { aThreadContext, ratedBy } from '../a-thread-context.ts';
import { blocksOf, clickable, readOf, rendered, textOf } from '../rendered.ts';

const ROOT = { kind: 'root' } as const;
const ANSWERS = '3 4 4 3 3 2';

type Said = Parameters<typeof aHiddenDecision>[0] & {
  readonly raters?: number;
  readonly old?: Parameters<typeof aDecision>[0];
};

const invite = ({ raters = 1, old, ...said }: Said = {}, blind: Partial<Blind> = {}) =>
  aThreadContext({
    decision: aHiddenDecision({
      blind: { invited: [], enough: null, deadline: null, ...blind },
      ...said,
    }),
    ratings: ratedBy(...Array.from({ length: raters }, () => ANSWERS)),
    supersedes: old === undefined ? null : aDecision(old),
  });
const linesOf = (...said: Parameters<typeof invite>) => textOf(ROOT, invite(...said)).split('\n');

describe('the root while a team rates blind', () => {
  it('asks everybody to rate, and says nothing of answers or verdict', () => {
    expect(linesOf()).toEqual([
      '\u2068Billing bot\u2069: *<@U1> asks you to rate this use case before anybody sees a recommendation.* Six questions, about two minutes. Nobody sees what you answer until the reveal, and you can change it until then.',
      'Rated so far (1): <@U1>.',
      'Revealed when <@U1> says so.',
    ]);
    expect(readOf(ROOT, invite())).not.toMatch(/hybrid|fragile|leaning|robust|threshold/i);
  });

  it('says what the application is for, as text', () => {
    const thread = invite({ context: 'For *refunds* <b>.' });
    expect(linesOf({ context: 'For *refunds* <b>.' }).at(-1)).toBe(
      '\u2068For *refunds* &lt;b&gt;.\u2069',
    );
    expect(rendered(ROOT, thread)[0]?.blocks).toContainEqual(
      expect.objectContaining({
        text: { type: 'plain_text', text: 'For *refunds* <b>.', emoji: false },
      }),
    );
  });

  it('tells who has rated and who is still asked to', () => {
    expect(linesOf({ raters: 3 }, { invited: ['U2', 'U5', 'U6'] })[1]).toBe(
      'Rated so far (3): <@U1>, <@U2>, <@U3>. Asked, and still to rate: <@U5>, <@U6>.',
    );
  });

  it('does not wait for anybody once all have rated', () => {
    expect(linesOf({ raters: 2 }, { invited: ['U2'] })[1]).toBe('Rated so far (2): <@U1>, <@U2>.');
  });

  it.each<Partial<Blind> & { said: string }>([
    { enough: 3, said: 'once 3 people have rated, or when <@U1> says so' },
    {
      deadline: NOON,
      said: `<!date^${NOON / 1000}^{date_short_pretty} at {time}|2026-01-15>, or when <@U1> says so`,
    },
    {
      enough: 2,
      deadline: NOON,
      said: `once 2 people have rated, or <!date^${NOON / 1000}^{date_short_pretty} at {time}|2026-01-15>, or when <@U1> says so`,
    },
  ])('says when it ends: $said', ({ said, ...blind }) => {
    expect(linesOf({}, blind)[2]).toBe(`Revealed ${said}.`);
  });

  it('names what it replaces', () => {
    expect(linesOf({ old: { title: 'Old bot' } })[2]).toContain(
      'It replaces “\u2068Old bot\u2069”.',
    );
  });

  it('lets people rate and the owner reveal, withdraw, start over or delete: nobody votes yet', () => {
    expect(clickable(ROOT, invite())).toEqual([
      'rate',
      'reveal',
      'export',
      'withdraw',
      'start_over',
      'delete',
    ]);
  });

  it.each([
    { raters: 1, said: '1 person has rated so far.' },
    { raters: 2, said: '2 people have rated so far.' },
  ])('asks whether to reveal, with $raters rated', ({ raters, said }) => {
    const [content] = rendered(ROOT, invite({ raters }));
    expect(JSON.stringify(blocksOf(content).at(-1)?.elements)).toContain(`"text":"${said} `);
  });

  it('with more people than Slack takes in one block shows whole names', () => {
    const invited = Array.from({ length: 400 }, (_, index) => `U0000000${index}`);
    for (const content of rendered(ROOT, invite({}, { invited }))) {
      expect(JSON.stringify(blocksOf(content))).not.toMatch(/<@[^>]*…/);
      expect(content.text).not.toMatch(/<@[^>]*…/);
    }
  });
});
