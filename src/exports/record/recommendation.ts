import type { Assessed } from '../../domain/decision.ts';
import {
  type Answers,
  type Caution,
  type Flip,
  type KindChoice,
  type Need,
  type Rubric,
  recommend,
  VERDICTS,
  type Verdict,
} from '../../engine/index.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { FlipRecord } from './schema-parts.ts';
import type { CautionRecord, KindRecord, RecommendationRecord } from './schema-recommendation.ts';
import { supportFor } from './support.ts';

/** The engine's recommendation in words and numbers, with everything needed to retrace it. */
export function recommendationOf(t: Messages, of: Assessed, rubric: Rubric): RecommendationRecord {
  const { recommendation } = of;
  const { verdict, strength, needs, alternatives, sharpenBy } = recommendation;
  const standing = (option: Verdict) => {
    if (option === verdict) return 'recommended';
    return alternatives.includes(option) ? 'alternative' : 'out_of_reach';
  };
  return {
    verdict,
    name: t.verdict[verdict],
    way: t.root.way(of),
    strength,
    strengthMeaning: t.strengthMeaning[strength],
    alternatives: [...alternatives],
    halves: halvesOf(t, of),
    question: questionOf(t, of),
    firstStep: { code: recommendation.firstStep, text: t.question.step(of) },
    needs: {
      knowledge: { ...needs.knowledge, margin: marginOf(needs.knowledge) },
      behaviour: { ...needs.behaviour, margin: marginOf(needs.behaviour) },
    },
    options: VERDICTS.map((option) => ({
      option,
      name: t.verdict[option],
      standing: standing(option),
      ...supportFor(option, needs),
    })),
    reasons: recommendation.reasons.map((reason) => ({
      criterion: reason.criterion,
      axis: reason.axis,
      pull: reason.pull,
      influence: reason.influence,
      text: t.why.pull(reason),
      alone: t.why.alone(reason.criterion, of) || null,
    })),
    flips: recommendation.flips.map((flip) => flipOf(t, flip)),
    openQuestions: recommendation.openQuestions.map((question) => ({
      criterion: question.criterion,
      verdicts: [...question.verdicts],
      gain: question.gain,
      text: t.why.openQuestion(question),
    })),
    kinds: kindsOf(t, recommendation.kinds, of),
    sharpenBy: sharpenBy && { detail: sharpenBy, question: t.details.fields[sharpenBy].label },
    cautions: cautionsOf(t, recommendation.cautions, of),
    rubric: {
      version: recommendation.rubricVersion,
      numbers:
        versionOf(rubric) === recommendation.rubricVersion
          ? { knowledge: rubric.knowledge, behaviour: rubric.behaviour }
          : null,
    },
  };
}

function halvesOf(t: Messages, of: Assessed): RecommendationRecord['halves'] {
  const { retrieval, tuning } = of.recommendation.halves;
  return {
    retrieval: { ...retrieval, decidedBy: [...retrieval.decidedBy] },
    tuning: { ...tuning, decidedBy: [...tuning.decidedBy] },
    text: t.root.halves(of),
  };
}

function questionOf(t: Messages, of: Assessed): RecommendationRecord['question'] {
  const { question } = of.recommendation;
  return {
    about: question.about,
    criterion: question.about === 'criterion' ? question.criterion : null,
    half: question.about === 'criterion' ? question.half : null,
    text: t.question.decides(of),
    findOut: t.question.findOut(of) || null,
  };
}

/** Kinds in words, of the recommendation or of another outcome. */
export const kindsOf = (t: Messages, kinds: readonly KindChoice[], of: Assessed): KindRecord[] =>
  kinds.map((choice) => ({
    ...choice,
    name: t.how.name(choice, of),
    text: t.how.text(choice, of),
  }));

/** Cautions in words, about the recommendation or another outcome. */
export const cautionsOf = (
  t: Messages,
  cautions: readonly Caution[],
  of: Assessed,
): CautionRecord[] =>
  cautions.map(({ code, criteria, evidence }) => ({
    code,
    criteria: [...criteria],
    evidence,
    text: t.why.caution[code](of),
  }));

export function flipOf(t: Messages, flip: Flip): FlipRecord {
  return {
    changes: flip.changes.map((change) => ({ ...change })),
    verdict: flip.verdict,
    text: t.why.flip(flip),
  };
}

const marginOf = ({ low, high, threshold }: Need) => ({
  low: low - threshold,
  high: high - threshold,
});

const ANY_ANSWERS: Answers = {
  external_knowledge: 0,
  model_adaptation: 0,
  hallucination: 0,
  training_data: 0,
  data_dynamics: 0,
  transparency: 0,
};

const versions = new WeakMap<Rubric, string>();

/** Worked out once for each rubric: a recommendation takes longer than the rest of a record. */
function versionOf(rubric: Rubric): string {
  const version = versions.get(rubric) ?? recommend(ANY_ANSWERS, { rubric }).rubricVersion;
  versions.set(rubric, version);
  return version;
}
