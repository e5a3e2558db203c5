import { describe, expect, it } from 'vitest';
import { OUTCOMES } from '../../src/domain/decision.ts';
import { type CriterionPanel, VERDICTS } from '../../src/engine/index.ts';
import { en } from '../../src/i18n/en/english.ts';
import { LIMIT } from '../../src/slack/kit/blocks.ts';

const { discussion: words } = en;

describe('words of the discussion that Slack limits', () => {
  it.each(Object.entries(words.buttons))('fit on the button: %s', (_, label) => {
    expect(label.length).toBeLessThanOrEqual(LIMIT.buttonText);
  });

  it('fit into the question whether to reveal', () => {
    const { title, text, confirm, deny } = words.revealConfirm;
    expect(title.length).toBeLessThanOrEqual(100);
    expect(text(10_000).length).toBeLessThanOrEqual(300);
    for (const label of [confirm, deny]) expect(label.length).toBeLessThanOrEqual(30);
  });
});

describe('a tally', () => {
  it.each([
    { agree: 0, disagree: 0, before: 0, said: 'no votes yet' },
    { agree: 1, disagree: 0, before: 0, said: '1 agrees' },
    { agree: 2, disagree: 1, before: 0, said: '2 agree, 1 disagrees' },
    { agree: 0, disagree: 2, before: 1, said: '2 disagree (1 from before the last change)' },
  ])('says $said', ({ said, ...tally }) => {
    expect(words.tally(tally)).toBe(said);
  });
});

describe('people', () => {
  it.each([
    { people: ['Ana'], said: 'Decided by Ana, today' },
    { people: ['Ana', 'Ben'], said: 'Decided by Ana and Ben, today' },
    { people: ['Ana', 'Ben', 'Cy'], said: 'Decided by Ana, Ben and Cy, today' },
  ])('are listed as one would: $said', ({ people, said }) => {
    expect(words.closed.by(people, 'today')).toBe(said);
  });

  it('who have rated are counted, or there are none', () => {
    expect(words.invitation.rated([])).toBe('Nobody has rated yet.');
    expect(words.invitation.rated(['Ana'])).toBe('Rated so far (1): Ana.');
    expect(words.told.lyingBlind(7, 1)).toMatch(/; 1 person has rated\.$/);
    expect(words.told.lyingBlind(7, 2)).toMatch(/; 2 people have rated\.$/);
    expect(words.revealConfirm.text(1)).toMatch(/^1 person has /);
    expect(words.revealConfirm.text(2)).toMatch(/^2 people have /);
  });
});

describe('how far apart people are on a criterion', () => {
  const on = (said: Partial<CriterionPanel>) =>
    words.panel.criterion('external_knowledge', {
      rated: 8,
      unsure: 0,
      median: { low: 2, high: 2 },
      range: null,
      quartiles: null,
      divided: null,
      ...said,
    });

  it.each<{ of: Partial<CriterionPanel>; said: string }>([
    { of: { median: null, unsure: 3 }, said: 'nobody is sure' },
    { of: {}, said: 'in the middle “some”' },
    { of: { median: { low: 2, high: 3 } }, said: 'in the middle between “some” and “most”' },
    { of: { range: { low: 2, high: 2 } }, said: '“some” from everybody' },
    {
      of: { range: { low: 2, high: 2 }, unsure: 1 },
      said: '“some” from all who are sure; 1 not sure',
    },
    {
      of: { range: { low: 0, high: 4 }, unsure: 1 },
      said: 'from “none” to “all”, in the middle “some”; 1 not sure',
    },
    {
      of: { range: { low: 0, high: 4 }, quartiles: { low: 1, high: 3 }, divided: false },
      said: 'from “none” to “all”, in the middle “some”; the middle half “a few” to “most”',
    },
    {
      of: { range: { low: 0, high: 4 }, quartiles: { low: 2, high: 2 }, divided: true },
      said: 'from “none” to “all”, in the middle “some”; the middle half “some”; opinion is divided',
    },
  ])('$said', ({ of, said }) => {
    expect(on(of)).toBe(`: ${said}`);
  });
});

describe('what splits people', () => {
  it('is said for none, one and several criteria', () => {
    expect(words.panel.splitBy([])).toMatch(/^No single criterion/);
    expect(words.panel.splitBy(['training_data'])).toMatch(/^The split comes only from training/);
    expect(words.panel.splitBy(['training_data', 'data_dynamics', 'transparency'])).toBe(
      'Agreeing on any one of these would end the split: training data, change and transparency.',
    );
  });
});

describe('every outcome and verdict', () => {
  it.each(OUTCOMES)('has its words as an outcome: %s', (outcome) => {
    expect(words.closed.decided(outcome)).toMatch(/^Decided: [\w\- ]+$/);
    expect(words.told.objects(null, outcome)).toMatch(/and would go for [\w\- ]+:$/);
  });

  it.each(VERDICTS)('has its words as a verdict: %s', (verdict) => {
    expect(words.told.unchanged(verdict)).toMatch(/still say [\w\- ]+\.$/);
    expect(words.closed.reviewed('today', verdict, true)).toMatch(/is still [\w\- ]+\.$/);
    expect(words.closed.reviewed('today', verdict, false)).toMatch(/would now be [\w\- ]+\.$/);
    expect(words.panel.own(verdict, 1, 3)).toMatch(/^[A-Z][\w\- ]+ \(1 of 3\): $/);
  });

  it('is named in words of its own', () => {
    expect(new Set(OUTCOMES.map((outcome) => words.closed.decided(outcome))).size).toBe(5);
  });
});

describe('every refusal', () => {
  it.each(Object.entries(words.refusal))('is a calm sentence: %s', (_, refusal) => {
    expect(refusal('<@U1>')).toMatch(/^[A-Z].*\.$/s);
    expect(refusal('<@U1>')).not.toMatch(/!|undefined/);
  });
});
