import { fc } from '@fast-check/vitest';
import type { Assessed } from '../../src/domain/decision.ts';
import { adviceOn, CRITERIA, recommend, VERDICTS } from '../../src/engine/index.ts';
import { en } from '../../src/i18n/en/english.ts';
import { anyDetails } from '../domain/details.ts';
import { anyAnswers, anyConsiderations } from '../engine/answers.ts';
import { anyRubric } from '../engine/rubrics.ts';

/** Any case, also by rules of one's own. */
export const anyCase: fc.Arbitrary<Assessed> = fc
  .record({
    answers: anyAnswers,
    considerations: anyConsiderations,
    details: anyDetails,
    rubric: fc.option(anyRubric, { nil: undefined, freq: 3 }),
  })
  .map(({ rubric, ...of }) => {
    const { answers, ...options } = { ...of, ...(rubric === undefined ? {} : { rubric }) };
    return { ...of, recommendation: recommend(answers, options) };
  });

/** Any case for which people chose something, perhaps against the recommendation. */
export const anyChoice: fc.Arbitrary<Assessed> = fc
  .tuple(anyCase, fc.constantFrom(...VERDICTS))
  .map(([of, verdict]) => {
    const { answers, considerations, details, recommendation } = of;
    const advice = adviceOn(verdict, answers, { considerations, details });
    return { ...of, recommendation: { ...recommendation, ...advice, verdict } };
  });

/** A text and where it stands. */
type Words = { readonly at: string; readonly text: string };

/** What the first message says of a case, a line each, without title and status. */
export function firstMessageOf(of: Assessed): readonly string[] {
  const { question, root } = en;
  const decides = [question.decides(of), question.findOut(of)].filter((text) => text !== '');
  return [
    `${root.way(of)}.`,
    root.halves(of),
    `${question.label}: ${decides.join(' ')}`,
    `${question.stepLabel}: ${question.step(of)}`,
  ];
}

/** Every text of whole sentences that the advice on a case brings into its thread or its record. */
export function sentencesOf(of: Assessed): readonly Words[] {
  const { cautions, kinds, plan, sharpenBy, tradeOffs } = of.recommendation;
  const { how, proof, question, why } = en;
  return [
    ...firstMessageOf(of).map((text) => ({ at: 'first message', text })),
    ...CRITERIA.map((id) => ({ at: `to find out ${id}`, text: question.findOutBy(of, id) })),
    ...cautions.map(({ code }) => ({ at: code, text: why.caution[code](of) })),
    ...kinds.map((choice) => ({ at: choice.rule, text: how.text(choice, of) })),
    ...(sharpenBy === null ? [] : [{ at: 'sharpen', text: how.sharpen(sharpenBy) }]),
    ...tradeOffs.map(({ id }) => ({ at: id, text: en.tradeOffs.here(id, of) })),
    { at: 'no trade-offs', text: en.tradeOffs.none },
    { at: 'sample', text: proof.sample(plan.sample, of) },
    { at: 'apart', text: proof.apart(plan, of) },
    { at: 'pass line', text: proof.passLine(plan, of) },
    // These go on after a label, in small letters.
    { at: 'baseline', text: `${proof.baselineLabel}: ${proof.baseline(plan, of)}` },
    { at: 'keep', text: `${proof.keepLabel}: ${proof.collectLabels}` },
    ...plan.checks.map((check) => {
      const { name, metric } = proof.check(check, of);
      return { at: check, text: `${name}: ${metric}` };
    }),
    ...proof.switches(of).map((text) => ({ at: 'switch', text })),
    ...plan.switchIf.map((flip) => ({ at: 'flip', text: sentence(proof.switchIf(flip)) })),
  ];
}

/** Names stand as titles, without a mark. */
export function titlesOf(of: Assessed): readonly Words[] {
  const { kinds, tradeOffs } = of.recommendation;
  return [
    ...kinds.map((choice) => ({ at: choice.rule, text: en.how.name(choice, of) })),
    ...tradeOffs.map(({ id }) => ({ at: id, text: en.tradeOffs.title(id) })),
  ];
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
