import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Answers, DEFAULT_RUBRIC, recommend } from '../../src/engine/index.ts';
import { en } from '../../src/i18n/en/english.ts';
import { rate } from '../engine/answers.ts';
import { METHODS } from './baselines.ts';
import { CASES, CODED_TWICE, type Coding, SETS } from './cases.ts';
import {
  FIGURES,
  hiddenDoubts,
  saidOf,
  sameLevel,
  tuned,
  wasDone,
  whenStanding,
  whenStrength,
} from './evaluate.ts';
import { cells, print, report } from './report.ts';

const method = readFileSync(new URL('../../src/engine/METHOD.md', import.meta.url), 'utf8');
const prose = method.replaceAll(/\s+/g, ' ');

const wrong = SETS.all.filter(({ answers, verdict }) => saidOf(answers).verdict !== verdict);

describe('METHOD.md', () => {
  it.each(FIGURES)('has the row “$name” as it is worked out', ({ name, of }) => {
    expect(method.split('\n')).toContain(`| ${[name, ...cells(of)].join(' | ')} |`);
  });

  it('tells how many cases and codings there are', () => {
    const { first, newer, all } = SETS;
    expect(prose).toContain(
      `${CASES.length} published cases in ${all.length} codings: ${first.length} cases coded twice`,
    );
    expect(prose).toContain(`and ${newer.length} newer ones coded once`);
    expect(prose).toContain(`in view; only the ${newer.length} newer ones came after it`);
  });

  it('tells how often each half and the labels at either end are right', () => {
    expect(prose).toContain(
      `when firm it was right ${print(whenStanding('retrieval', 'firm', SETS.all))} times`,
    );
    expect(prose).toContain(`it was right ${print(whenStrength('fragile', SETS.all))} times`);
  });

  it('tells what the wrong verdicts have in common', () => {
    const leftOut = wrong.filter(
      (coding) => wasDone('tuning', coding) && !saidOf(coding.answers).halves.tuning.included,
    );
    const somewhat = leftOut.filter(({ answers }) => answers.model_adaptation === 2);
    expect(prose).toContain(
      `of the ${wrong.length} wrong verdicts ${leftOut.length} leave out a tuning that the team did, and in ${somewhat.length} of these`,
    );
  });

  it('tells how often teams tuned where behaviour is “somewhat”', () => {
    const somewhat =
      (hasLabels: boolean) =>
      ({ model_adaptation, training_data }: Answers): boolean =>
        model_adaptation === 2 && training_data !== 'unsure' && training_data >= 2 === hasLabels;
    expect(prose).toContain(`teams tuned in ${print(tuned(SETS.all, somewhat(true)))} codings`);
    expect(prose).toContain(`and in ${print(tuned(SETS.all, somewhat(false)))} with fewer`);
  });

  it('has the figure that the caution “too close to say” tells in words', () => {
    const alike = ({ model_adaptation, training_data }: Answers): boolean =>
      model_adaptation === 2 && training_data !== 'unsure' && training_data >= 2;
    expect(tuned(SETS.all, alike)).toEqual({ right: 5, of: 9 });
    const answers = rate('0 2 0 2 0 0');
    const of = { answers, considerations: [], details: {}, recommendation: recommend(answers) };
    expect(en.why.caution.too_close_to_say(of)).toContain('in five of nine published cases');
  });

  it('tells of the one wrong firm verdict: only two answers together would bring its tuning in', () => {
    const firm = wrong.filter(({ answers }) => saidOf(answers).strength === 'firm');
    expect(firm).toHaveLength(1);
    for (const { answers } of firm) {
      expect(answers).toMatchObject({ model_adaptation: 'unsure', training_data: 1 });
      expect(saidOf(answers).halves.tuning).toMatchObject({ included: false, decidedBy: [] });
      const both = recommend({ ...answers, model_adaptation: 3, training_data: 2 });
      expect(both.halves.tuning.included).toBe(true);
    }
  });

  it('tells which rate of mistakes the robust verdicts still allow', () => {
    const { right, of } = whenStrength('robust', SETS.all);
    expect(right).toBe(of);
    const most = Math.round(100 * (1 - 0.05 ** (1 / of)));
    expect(prose).toContain(`${of} robust verdicts without a mistake still allow ${most} % of`);
  });

  it('tells that without the three refining answers each verdict would be the same', () => {
    const weights = { external_knowledge: 8, hallucination: 0, data_dynamics: 0, transparency: 0 };
    const rubric = { ...DEFAULT_RUBRIC, knowledge: { ...DEFAULT_RUBRIC.knowledge, weights } };
    const moved = SETS.all.filter(
      ({ answers }: Coding) => recommend(answers, { rubric }).verdict !== saidOf(answers).verdict,
    );
    expect(moved).toEqual([]);
    expect(prose).toContain(`never changed it in these ${SETS.all.length} codings`);
  });

  it('tells how often two coders chose the same level', () => {
    const [behaviour, labels, knowledge] = (
      ['model_adaptation', 'training_data', 'external_knowledge'] as const
    ).map((id) => print(sameLevel(id)));
    expect(prose).toContain(
      `the same level of behaviour in ${behaviour} cases and of labels in ${labels}, of outside knowledge in ${knowledge}`,
    );
  });

  it('works its example out as the engine does', () => {
    const example = {
      external_knowledge: 3,
      model_adaptation: 4,
      hallucination: 4,
      training_data: 3,
      data_dynamics: 3,
      transparency: 2,
    } as const;
    const { verdict, halves, needs } = recommend(example);
    expect(prose).toContain(
      'outside knowledge 3, behaviour 4, made-up answers 4, training data 3, change 3, transparency 2',
    );
    expect(verdict).toBe('hybrid');
    expect(prose).toContain(`3 + 2 = ${needs.knowledge.low} ≥ ${needs.knowledge.threshold}`);
    expect([halves.retrieval.standing, halves.tuning.standing]).toEqual(['firm', 'firm']);
    const less = recommend({ ...example, external_knowledge: 2 }).needs.knowledge.low;
    expect(prose).toContain(`outside knowledge 2 leaves ${less} points`);
  });
});

describe('the report', () => {
  it('has the engine first among the ways to decide', () => {
    expect(METHODS[0]?.name).toBe('this engine');
  });

  it('prints each row of METHOD.md with the same figures', () => {
    const printed = report();
    for (const { name, of } of FIGURES) {
      expect(printed).toMatch(new RegExp(`^ +${name} +${cells(of).join(' +')}$`, 'm'));
    }
  });

  it('says how many cases there are, and that no doubt is hidden', () => {
    expect(report()).toContain(`${CODED_TWICE.length} coded by two people`);
    expect(hiddenDoubts()).toEqual([]);
    expect(report()).toContain('both call firm: none');
  });
});
