import { describe, expect, it } from 'vitest';
import { en } from '../../../src/i18n/en/english.ts';
import { rate } from '../../engine/answers.ts';
import { aDecision } from '../../store/a-decision.ts';
import { aThreadContext, ratedBy, rating } from '../a-thread-context.ts';
import { clickable, rendered, textOf } from '../rendered.ts';

const PANEL = { kind: 'refresh', live: 'panel' } as const;
const linesOf = (...answers: readonly string[]) =>
  textOf(PANEL, aThreadContext({ ratings: ratedBy(...answers) })).split('\n');
const NOTHING = '0 0 0 0 0 0';
const RAG = '4 0 4 0 4 4';
const TUNED = '0 4 0 4 0 0';
const HYBRID = '4 4 4 4 4 4';
const UNSURE = '- - - - - -';

describe('what several people’s answers say', () => {
  it('of two: the middle of each criterion, and no spread', () => {
    expect(linesOf('3 4 4 3 3 2', '1 4 - 3 3 2')).toEqual([
      'What 2 people’s answers say',
      'Taken together, the middle answers say fine-tuning. The answers of record say hybrid.',
      '• Outside knowledge: in the middle between “a few” and “most”',
      '• Behaviour: in the middle “entirely”',
      '• Made-up answers: in the middle “everything”; 1 not sure',
      '• Training data: in the middle “many”',
      '• Change: in the middle “often”',
      '• Transparency: in the middle “useful”',
      'With fewer than three ratings there is no spread to speak of.',
      'What each person’s own answers say',
      '• Fine-tuning (1 of 2): <@U2>',
      '• Hybrid (1 of 2): <@U1>',
      expect.any(String),
    ]);
  });

  it('of three: how far apart they are', () => {
    const lines = linesOf('3 4 4 3 3 2', '1 4 - 3 3 2', '4 4 4 3 0 2');
    expect(lines).toContain('• Outside knowledge: from “a few” to “all”, in the middle “most”');
    expect(lines).toContain('• Behaviour: “entirely” from everybody');
    expect(lines).toContain('• Made-up answers: in the middle “everything”; 1 not sure');
    expect(lines.join('\n')).not.toContain('no spread');
  });

  it('of eight: the middle half, and whether opinion is divided', () => {
    const lines = linesOf(RAG, RAG, RAG, RAG, NOTHING, NOTHING, NOTHING, '2 0 0 0 0 0');
    expect(lines).toContain(
      '• Outside knowledge: from “none” to “all”, in the middle between “some” and “all”; the middle half “none” to “all”; opinion is divided',
    );
    expect(lines).toContain('• Behaviour: “not at all” from everybody');
  });

  it('nobody of whom is sure says so', () => {
    const lines = linesOf(UNSURE, UNSURE);
    for (const { name } of Object.values(en.criteria)) {
      expect(lines).toContain(`• ${name}: nobody is sure`);
    }
  });

  it('of one person alone is not worth telling', () => {
    expect(rendered(PANEL, aThreadContext({ ratings: ratedBy(RAG) }))).toEqual([]);
  });

  it('may be what the recommendation says, or something else', () => {
    expect(linesOf(HYBRID, HYBRID)).toContain(
      'Taken together, the middle answers say hybrid, as the recommendation does.',
    );
    expect(linesOf(RAG, RAG)).toContain(
      'Taken together, the middle answers say RAG. The answers of record say hybrid.',
    );
  });
});

describe('what splits people', () => {
  it('is nothing when all of them say the same', () => {
    const lines = linesOf(RAG, RAG, '3 0 3 0 4 4');
    expect(lines).toContain('• RAG (3 of 3): <@U1>, <@U2>, <@U3>');
    expect(lines.at(-1)).toBe('All of them say RAG.');
  });

  it('is nothing when all are unsure', () => {
    expect(linesOf(UNSURE, UNSURE, UNSURE).at(-1)).toMatch(/^All of them say /);
  });

  it('may be one criterion', () => {
    expect(linesOf('4 4 4 4 4 4', '4 0 4 4 4 4').at(-1)).toBe(
      'The split comes only from behaviour: agree on that one, and the verdicts agree.',
    );
  });

  it('may be one of several', () => {
    expect(linesOf('2 1 1 3 3 4', '2 2 4 3 0 2').at(-1)).toBe(
      'Agreeing on any one of these would end the split: change and transparency.',
    );
  });

  it('may be more than any one criterion', () => {
    expect(linesOf(RAG, TUNED, NOTHING, HYBRID).at(-1)).toBe(
      'No single criterion explains the split: people differ on several at once.',
    );
  });

  it('is shown by who says what, in a fixed order', () => {
    const own = linesOf(HYBRID, TUNED, RAG, NOTHING, TUNED).filter((line) =>
      line.includes(' of 5)'),
    );
    expect(own).toEqual([
      '• Prompting first (1 of 5): <@U4>',
      '• RAG (1 of 5): <@U3>',
      '• Fine-tuning (2 of 5): <@U2>, <@U5>',
      '• Hybrid (1 of 5): <@U1>',
    ]);
  });
});

describe('ratings from before the answers were changed', () => {
  it.each([
    { early: 1, said: '1 of these ratings was given before the answers were last changed.' },
    { early: 2, said: '2 of these ratings were given before the answers were last changed.' },
  ])('are marked: $early', ({ early, said }) => {
    const ratings = ['U1', 'U2', 'U3'].map((userId, index) =>
      rating(userId, RAG, index < early ? 1 : 2),
    );
    const thread = aThreadContext({ decision: aDecision({ revision: 2 }), ratings });
    expect(textOf(PANEL, thread).split('\n').at(-1)).toBe(said);
  });
});

describe('the middle answers', () => {
  const offered = (decision = aDecision(), ...answers: readonly string[]) =>
    clickable(PANEL, aThreadContext({ decision, ratings: ratedBy(...answers) }));

  it('can be taken over where they are not those of record', () => {
    expect(offered(aDecision(), RAG, RAG)).toEqual(['adopt']);
    const same = aDecision({ answers: rate(RAG) });
    expect(offered(same, RAG, RAG)).toEqual([]);
  });

  it('cannot be taken over once it is closed', () => {
    for (const status of ['decided', 'withdrawn', 'superseded'] as const) {
      expect(offered(aDecision({ status }), RAG, RAG)).toEqual([]);
    }
  });
});
