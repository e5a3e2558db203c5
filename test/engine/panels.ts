import { fc } from '@fast-check/vitest';
import { panelOf, type Rating } from '../../src/engine/index.ts';
import { anyAnswers, rate } from './answers.ts';

/** The panel of people who gave these answers, in the order of the form. */
export const panelOn = (...all: readonly string[]) =>
  panelOf(all.map((answers, index) => ({ raterId: `U${index + 1}`, answers: rate(answers) })));

export const anyPanel = fc
  .array(anyAnswers, { minLength: 1, maxLength: 12 })
  .map((all) => all.map((answers, index): Rating => ({ raterId: `U${index + 1}`, answers })));
