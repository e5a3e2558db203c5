import {
  type Answers,
  type CriterionId,
  HALVES,
  type Half,
  type HalfId,
  type Halves,
  type Recommendation,
  recommend,
  STRENGTHS,
  type Standing,
  type Strength,
  type Verdict,
} from '../../src/engine/index.ts';
import { METHODS } from './baselines.ts';
import { CODED_TWICE, type Coding } from './cases.ts';

export type Share = { readonly right: number; readonly of: number };

/** Worked out once for each coding: the advice that comes with it takes longest. */
const said = new Map<Answers, Recommendation>();
export function saidOf(answers: Answers): Recommendation {
  const known = said.get(answers) ?? recommend(answers);
  said.set(answers, known);
  return known;
}

const share = <T>(all: readonly T[], isRight: (one: T) => boolean): Share => ({
  right: all.filter(isRight).length,
  of: all.length,
});

/** How often a method gives the published verdict. */
export const agreement = (
  decide: (answers: Answers) => Verdict,
  codings: readonly Coding[],
): Share => share(codings, ({ answers, verdict }) => decide(answers) === verdict);

const isRight = ({ answers, verdict }: Coding): boolean => saidOf(answers).verdict === verdict;

/** How often the published verdict is the engine's first or second. */
export const firstOrSecond = (codings: readonly Coding[]): Share =>
  share(
    codings,
    (coding) => isRight(coding) || saidOf(coding.answers).alternatives[0] === coding.verdict,
  );

/** How often the verdicts of this strength are right. */
export const whenStrength = (strength: Strength, codings: readonly Coding[]): Share =>
  share(
    codings.filter(({ answers }) => saidOf(answers).strength === strength),
    isRight,
  );

/** How many codings have this strength. */
export const called = (strength: Strength, codings: readonly Coding[]): Share =>
  share(codings, ({ answers }) => saidOf(answers).strength === strength);

const HAS: Readonly<Record<HalfId, readonly Verdict[]>> = {
  retrieval: ['rag', 'hybrid'],
  tuning: ['finetune', 'hybrid'],
};
export const wasDone = (half: HalfId, { verdict }: Coding): boolean => HAS[half].includes(verdict);

/** How often a half of this standing says yes where that part was built, and no where it was not. */
export const whenStanding = (half: HalfId, standing: Standing, codings: readonly Coding[]): Share =>
  share(
    codings.filter(({ answers }) => saidOf(answers).halves[half].standing === standing),
    (coding) => saidOf(coding.answers).halves[half].included === wasDone(half, coding),
  );

/** The figures of METHOD.md and of the report, a row each. */
export const FIGURES: readonly {
  readonly name: string;
  readonly of: (codings: readonly Coding[]) => Share;
}[] = [
  ...METHODS.map(({ name, decide }) => ({
    name,
    of: (codings: readonly Coding[]) => agreement(decide, codings),
  })),
  { name: 'this engine, first or second', of: firstOrSecond },
  ...STRENGTHS.map((strength) => ({
    name: `right when ${strength}`,
    of: (codings: readonly Coding[]) => whenStrength(strength, codings),
  })),
  ...HALVES.flatMap((half) =>
    (['firm', 'close', 'open'] as const).map((standing) => ({
      name: `${half} right when ${standing}`,
      of: (codings: readonly Coding[]) => whenStanding(half, standing, codings),
    })),
  ),
  { name: 'called fragile', of: (codings) => called('fragile', codings) },
];

/** How often two people who were both sure chose the same level. */
export const sameLevel = (criterion: CriterionId): Share =>
  share(
    CODED_TWICE.filter(
      (of) => of.first[criterion] !== 'unsure' && of.second[criterion] !== 'unsure',
    ),
    (of) => of.first[criterion] === of.second[criterion],
  );

/** In how many of these codings the team tuned. */
export const tuned = (codings: readonly Coding[], which: (answers: Answers) => boolean): Share =>
  share(
    codings.filter(({ answers }) => which(answers)),
    (coding) => wasDone('tuning', coding),
  );

/** The halves, by case, that the two codings answer differently. */
export const halvesApart = (): readonly {
  readonly id: string;
  readonly sides: readonly Half[];
}[] =>
  CODED_TWICE.flatMap(({ id, first, second }) =>
    HALVES.map((half) => ({
      id: `${id} ${half}`,
      sides: [saidOf(first), saidOf(second)].map(({ halves }: { halves: Halves }) => halves[half]),
    })).filter(({ sides }) => new Set(sides.map(({ included }) => included)).size > 1),
  );

/** Halves that the two codings answer differently although each is called firm. */
export const hiddenDoubts = (): readonly string[] =>
  halvesApart()
    .filter(({ sides }) => sides.every(({ standing }) => standing === 'firm'))
    .map(({ id }) => id);
