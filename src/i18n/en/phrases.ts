import {
  type Answer,
  type CriterionId,
  type Flip,
  LEVELS,
  type Level,
  type Need,
  type OpenQuestion,
  type Verdict,
} from '../../engine/index.ts';
import type { Outcome } from '../../records/decision.ts';
import type { Messages } from '../messages.ts';

export const verdict: Messages['verdict'] = {
  rag: 'RAG',
  finetune: 'Fine-tuning',
  hybrid: 'Hybrid',
  prompting: 'Prompting first',
};

export const notSure: Messages['notSure'] = {
  short: 'not sure',
  facts: 'we do not know yet; every level is tried',
};

export const inSentence: Readonly<Record<Verdict, string>> = {
  rag: 'RAG',
  finetune: 'fine-tuning',
  hybrid: 'hybrid',
  prompting: 'prompting first',
};

/** What was decided, where it stands alone. */
export const outcomes: Readonly<Record<Outcome, string>> = { ...verdict, other: 'Something else' };

export const outcomesInSentence: Readonly<Record<Outcome, string>> = {
  ...inSentence,
  other: 'something else',
};

/** "one", "one and two", "one, two and three" */
export const list = (all: readonly string[]): string =>
  all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;

export const count = (n: number, one: string, many: string): string =>
  n === 1 ? `1 ${one}` : `${n} ${many}`;

export const points = ({ low, high }: Need): string =>
  low === high ? `${low}` : `${low} to ${high}`;

/** Sentences that speak of levels, in whatever words the criteria have. */
export function phrases(criteria: Messages['criteria']) {
  const shortOf = (criterion: CriterionId, answer: Answer): string =>
    answer === 'unsure' ? notSure.short : criteria[criterion].levels[answer].short;

  /** "training data rose from few to some" */
  function conditions(flip: Flip): string {
    return flip.changes
      .map(({ criterion, from, to }) => {
        const name = criteria[criterion].name.toLowerCase();
        const target = `“${shortOf(criterion, to)}”`;
        if (from === 'unsure') return `${name} turned out to be ${target}`;
        const verb = to > from ? 'rose' : 'fell';
        return `${name} ${verb} from “${shortOf(criterion, from)}” to ${target}`;
      })
      .join(' and ');
  }

  /** "outside knowledge is “a little”, not “all”" */
  function findings(flip: Flip): string {
    return flip.changes
      .map(({ criterion, from, to }) => {
        const instead = from === 'unsure' ? '' : `, not “${shortOf(criterion, from)}”`;
        return `${criteria[criterion].name.toLowerCase()} is “${shortOf(criterion, to)}”${instead}`;
      })
      .join(' and ');
  }

  /** "RAG if “none” or “few”, hybrid from “some”", in the order of the levels. */
  function byLevel({ criterion, verdicts }: OpenQuestion): string {
    const runs: { verdict: Verdict; levels: Level[] }[] = [];
    for (const level of LEVELS) {
      const verdict = verdicts[level];
      if (verdict === undefined) continue;
      const last = runs.at(-1);
      if (last?.verdict === verdict) last.levels.push(level);
      else runs.push({ verdict, levels: [level] });
    }
    const [only] = runs;
    if (runs.length === 1 && only !== undefined)
      return `${inSentence[only.verdict]} whatever it is`;
    return runs
      .map((run, index) => {
        const [first = 0] = run.levels;
        const last = run.levels.at(-1) ?? first;
        const where =
          index === 0
            ? `up to “${shortOf(criterion, last)}”`
            : `from “${shortOf(criterion, first)}”`;
        return `${inSentence[run.verdict]} ${where}`;
      })
      .join(', ');
  }

  return { shortOf, conditions, findings, byLevel };
}
