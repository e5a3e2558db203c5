import { OUTCOMES, type Outcome } from '../../domain/decision.ts';
import { VERDICTS } from '../../engine/index.ts';
import type { RecommendationRecord } from '../record/schema-engine.ts';
import { everybody, optionName, type Telling } from './context.ts';
import { type Block, heading, list, paragraph } from './markdown.ts';

type Support = RecommendationRecord['options'][number]['knowledge'];

/** The four approaches, and something else where people chose or preferred that. */
function optionsOf({ record }: Telling): readonly Outcome[] {
  const named = [record.outcome?.outcome, ...record.votes.voices.map(({ preferred }) => preferred)];
  return named.includes('other') ? OUTCOMES : VERDICTS;
}

export function consideredOptions(telling: Telling): readonly Block[] {
  return [
    heading(2, telling.w.heading.options),
    ...list(optionsOf(telling).map((option) => optionName(telling, option))),
  ];
}

export function prosAndCons(telling: Telling): readonly Block[] {
  const { w } = telling;
  return [
    heading(2, w.heading.prosAndCons),
    ...optionsOf(telling).flatMap((option) => {
      const { is, good, bad } = w.option.about[option];
      return [
        heading(3, optionName(telling, option)),
        paragraph(is),
        ...list([
          ...needsSay(telling, option),
          ...good.map((text) => w.good + text),
          ...bad.map((text) => w.bad + text),
          ...peopleSay(telling, option),
        ]),
      ];
    }),
  ];
}

function needsSay({ t, w, record }: Telling, option: Outcome): readonly string[] {
  const { recommendation } = record;
  const support = recommendation?.options.find((one) => one.option === option);
  if (support === undefined || !recommendation) return [];
  const { knowledge, behaviour } = recommendation.needs;
  const wanted = behaviour.low >= behaviour.threshold;
  const blocked = behaviour.labels === 'none' || behaviour.labels === 'too_few';
  const behaviourNeed = t.root.need(behaviour);
  const sentence = (axis: 'knowledge' | 'behaviour', need: string, of: Support): string => {
    if (of.supported === 'open') return w.neutral + w.option.open[axis](need);
    const part = of.includes ? 'with' : 'without';
    return of.supported === 'yes'
      ? w.good + w.option.supported[axis][part](need)
      : w.bad + w.option.unsupported[axis][part](need);
  };
  return [
    sentence('knowledge', t.root.need(knowledge), support.knowledge),
    wanted && blocked
      ? support.behaviour.includes
        ? w.bad + w.option.wantedButNoLabels.with(behaviourNeed)
        : w.good + w.option.wantedButNoLabels.without(behaviourNeed)
      : sentence('behaviour', behaviourNeed, support.behaviour),
  ];
}

function peopleSay(telling: Telling, option: Outcome): readonly string[] {
  const { w, record } = telling;
  const { people } = record.ratings;
  const said = people.filter(({ verdict }) => verdict === option).length;
  const preferring = record.votes.voices.filter(({ preferred }) => preferred === option);
  return [
    ...(said > 0 && people.length > 1
      ? [w.neutral + w.option.ownAnswers(said, people.length)]
      : []),
    ...(preferring.length > 0
      ? [
          w.neutral +
            w.option.preferredBy(
              everybody(
                telling,
                preferring.map(({ person }) => person),
              ),
            ),
        ]
      : []),
  ];
}
