import { describe, expect, it } from 'vitest';
import { panelOf, recommend } from '../../src/engine/index.ts';
import { rate } from '../engine/answers.ts';
import { BALANCED } from '../engine/rubrics.ts';
import { ANSWERS, aBlindContext, aContext, by, OWNER, transitionOf } from './a-context.ts';
import { CASES, proposed, revealed, reviewed, revised } from './commands.ts';

const BORDERLINE = rate('4 0 0 0 0 0');
const rubric = BALANCED;
const moment = { ...by(OWNER), rubric };
const { verdict } = recommend(BORDERLINE, { rubric });

it('an organisation’s rubric may judge otherwise than ours', () => {
  expect(verdict).not.toBe(recommend(BORDERLINE).verdict);
});

describe('by an organisation’s rubric is judged', () => {
  it('what a panel says', () => {
    const context = aBlindContext({}, { answers: BORDERLINE });
    const { decision } = transitionOf(context, revealed, moment);
    const all = [{ raterId: OWNER, answers: BORDERLINE }];
    expect(decision?.answers).toEqual(panelOf(all, rubric).answers);
    expect(decision?.recommendation).toEqual(recommend(BORDERLINE, { rubric }));
  });

  it('what is revised', () => {
    const context = aContext();
    const { decision } = transitionOf(context, revised(context, { answers: BORDERLINE }), moment);
    expect(decision?.recommendation).toEqual(recommend(BORDERLINE, { rubric }));
  });

  it('what is proposed', () => {
    const { events } = transitionOf(aContext(), proposed(BORDERLINE), moment);
    expect(events).toMatchObject([{ verdict }]);
  });

  it('what is reviewed; the verdict then was by the rubric of then', () => {
    const { events } = transitionOf(CASES.decided, reviewed({ answers: BORDERLINE }), moment);
    const was = recommend(ANSWERS).verdict;
    expect(events).toMatchObject([{ verdict, was, holds: verdict === was }]);
  });
});
