import type { Assessed } from '../../domain/decision.ts';
import {
  type Change,
  type CriterionId,
  type Flip,
  type Influence,
  LEVELS,
  type Level,
  type OpenQuestion,
  type Reason,
  type Verdict,
} from '../../engine/index.ts';
import { cautionWords } from './cautions.ts';
import { halvesWords } from './halves.ts';
import { how } from './how.ts';
import { proofWords } from './proof.ts';
import { questionWords } from './question.ts';
import { tradeOffWords } from './trade-offs.ts';
import { type Criteria, inSentence, list, speakingOf } from './vocabulary.ts';

const PULL = {
  knowledge: {
    for: 'pulls towards retrieval',
    against: 'pulls away from retrieval',
    neutral: 'in the middle',
    blocks: 'blocks retrieval',
    open: 'every level was tried',
  },
  behaviour: {
    for: 'pulls towards fine-tuning',
    against: 'pulls away from fine-tuning',
    neutral: 'in the middle',
    blocks: 'too little for fine-tuning yet',
    open: 'every level was tried',
  },
} satisfies Record<Reason['axis'], Record<Reason['pull'], string>>;

/** The messages of a thread. */
export function thread(criteria: Criteria) {
  const { nameOf, quote } = speakingOf(criteria);

  const each = ({ changes }: Flip, say: (change: Change) => string): string =>
    changes.map(say).join(' and ');

  /** "training data rose from “few” to “some”" */
  const condition = ({ criterion, from, to }: Change): string => {
    const [name, target] = [nameOf(criterion), quote(criterion, to)];
    if (from === 'unsure') return `${name} turned out to be ${target}`;
    return `${name} ${to > from ? 'rose' : 'fell'} from ${quote(criterion, from)} to ${target}`;
  };

  /** "RAG if “none” or “few”, hybrid from “some”", in the order of the levels. */
  function byLevel({ criterion, verdicts }: OpenQuestion): string {
    const runs: { readonly verdict: Verdict; readonly first: Level; last: Level }[] = [];
    for (const level of LEVELS) {
      const verdict = verdicts[level];
      const run = runs.at(-1);
      if (run !== undefined && run.verdict === verdict) run.last = level;
      else if (verdict !== undefined) runs.push({ verdict, first: level, last: level });
    }
    const where = (index: number, { first, last }: { first: Level; last: Level }): string =>
      index === 0 ? `up to ${quote(criterion, last)}` : `from ${quote(criterion, first)}`;
    return runs
      .map((run, index) => {
        const levels = runs.length === 1 ? 'whatever it is' : where(index, run);
        return `${inSentence[run.verdict]} ${levels}`;
      })
      .join(', ');
  }

  /** "at “strongly” fine-tuning, at “a little” RAG", for one answer alone. */
  const alone = (criterion: CriterionId, { recommendation }: Assessed): string => {
    const question = recommendation.openQuestions.find((open) => open.criterion === criterion);
    if (question !== undefined) return byLevel(question);
    return recommendation.flips
      .flatMap(({ changes, verdict }) => {
        const [change] = changes;
        return changes.length === 1 && change?.criterion === criterion
          ? [`at ${quote(criterion, change.to)} it is ${inSentence[verdict]}`]
          : [];
      })
      .join(', ');
  };

  return {
    /** Ends the screen reader's text of a message that is too long for it. */
    shortened: 'This text is shortened. The exported record holds all of it.',
    root: {
      ...halvesWords(criteria),
      askedBy: (user: string) => `Asked by ${user}`,
      rated: (people: number) =>
        people === 1 ? 'rated by one person' : `rated by ${people} people`,
    },
    question: questionWords(criteria),
    why: {
      heading: (of: Verdict) => `Why ${inSentence[of]}`,
      context: 'What it is for',
      source: 'The message this comes from',
      influence: {
        decides: 'These answers decide',
        could: 'These could, if they were far off',
      } satisfies Record<Exclude<Influence, 'cannot'>, string>,
      /** "Change (“never”) and transparency (“no”) cannot …" */
      cannot: (reasons: readonly Pick<Reason, 'criterion' | 'answer'>[]) =>
        `\n${list(reasons.map(({ criterion, answer }) => `${criteria[criterion].name} (${quote(criterion, answer)})`))} cannot change this verdict alone.`,
      alone,
      pull: ({ axis, pull }: Reason) => PULL[axis][pull],
      flipsHeading: 'Two answers together would change it',
      noFlips: 'No change of one or two answers would change it.',
      flip: (flip: Flip) => `Would become ${inSentence[flip.verdict]} if ${each(flip, condition)}.`,
      moreFlips: (count: number) => `There are ${count} more pairs of answers like these.`,
      openQuestion: (question: OpenQuestion) =>
        `${criteria[question.criterion].name}: ${byLevel(question)}.`,
      cautionsHeading: 'Keep in mind',
      caution: cautionWords,
    },
    how,
    tradeOffs: tradeOffWords(criteria),
    proof: proofWords(criteria),
  };
}
