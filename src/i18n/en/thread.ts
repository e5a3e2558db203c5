import {
  type Answer,
  type CautionCode,
  type Change,
  type CheckCode,
  type ConsiderationId,
  type CriterionId,
  type Flip,
  type Headline,
  LEVELS,
  type Level,
  type Need,
  type OpenQuestion,
  type Plan,
  type Reason,
  type TradeOff,
  type Verdict,
} from '../../engine/index.ts';
import { type Criteria, considerations, inSentence, speakingOf, verdict } from './vocabulary.ts';

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

const isConsideration = (because: CriterionId | ConsiderationId): because is ConsiderationId =>
  because in considerations;

/** The four messages of a thread. */
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

  /** "outside knowledge is “a little”, not “all”" */
  const finding = ({ criterion, from, to }: Change): string => {
    const instead = from === 'unsure' ? '' : `, not ${quote(criterion, from)}`;
    return `${nameOf(criterion)} is ${quote(criterion, to)}${instead}`;
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

  return {
    /** Ends the screen reader's text of a message that is too long for it. */
    shortened: 'This text is shortened. The exported record holds all of it.',
    root: {
      headline: {
        look_up: 'The answers need facts from outside the model more than a new way of behaving.',
        behave: 'The model must learn a way of behaving, and there is little it has to look up.',
        both: 'Two needs at once: facts from outside the model, and a way of behaving that prompts do not hold.',
        neither:
          'Neither need is strong enough yet to pay for retrieval or training: a good prompt comes first.',
        labels_missing:
          'The behaviour asks for fine-tuning, but there are too few labelled examples: prompt now, collect examples, tune later.',
        look_up_labels_missing:
          'The facts must be looked up. The behaviour asks for fine-tuning too, but there are too few labelled examples: collect them, and tune later.',
        open: 'Everything is still open: start with a good prompt, and settle the questions below.',
      } satisfies Record<Headline, string>,
      needs: 'The two needs',
      knowledge: 'Knowledge',
      behaviour: 'Behaviour',
      thisCase: 'This case',
      neededFrom: 'Threshold',
      axis: '% of the maximum',
      need: ({ low, high, of, threshold }: Need) =>
        `${low === high ? low : `${low} to ${high}`} of ${of}, threshold ${threshold}`,
      alternatives: (verdicts: readonly Verdict[]) =>
        `Also in play: ${verdicts.map((other) => inSentence[other]).join(', ')}.`,
      askedBy: (user: string) => `Asked by ${user}`,
      rated: (people: number) =>
        people === 1 ? 'rated by one person' : `rated by ${people} people`,
      inThread: 'Why, trade-offs and a test plan are in the thread.',
    },
    why: {
      heading: (of: Verdict) => `Why ${inSentence[of]}`,
      context: 'What it is for',
      source: 'The message this comes from',
      answers: 'The six answers, and which way each pulls',
      pull: ({ axis, pull }: Reason) => PULL[axis][pull],
      flipsHeading: 'What would change the verdict',
      noFlips: 'No change of one or two answers would.',
      flip: (flip: Flip) => `Would become ${inSentence[flip.verdict]} if ${each(flip, condition)}.`,
      moreFlips: (count: number) => `There are ${count} more pairs of answers like these.`,
      openHeading: 'Settle this first',
      openQuestion: (question: OpenQuestion) =>
        `${criteria[question.criterion].name}: ${byLevel(question)}.`,
      cautionsHeading: 'Keep in mind',
      caution: {
        nothing_to_look_up_yet_changing:
          'Two answers do not fit together: nothing must be looked up, yet the facts change often. Clear this up first.',
        nothing_to_look_up_yet_sources:
          'Two answers do not fit together: nothing must be looked up, yet people want sources. Clear this up first.',
        labels_missing:
          'Fine-tuning is wanted but not feasible yet. Few-shot prompting carries the load while you collect examples of good output.',
        labels_few:
          'The labelled examples are just enough. Keep a part of them back to test with, and watch for overfitting.',
        no_evaluation_set:
          'Without a single example of a good answer nobody can tell whether any approach works. Write a hundred first; the plan below uses them.',
        tuned_snapshot:
          'The facts change often and a tuned model is a snapshot. Tune for form, not for facts, and plan when to retrain.',
        tuned_black_box:
          'People want to see sources, and a tuned model cannot say where an answer comes from.',
        invention_unchecked:
          'A made-up answer is costly here and nothing in this approach checks facts. Add a check of its own, or a person.',
        retrieval_still_errs:
          'Retrieval lowers invention but does not end it. Plan a check on the answer as well.',
        paste_instead:
          'If what must be looked up is small and settled, a few hundred pages at most, paste it into the prompt and compare before you build a search.',
        volume:
          'With many requests or many similar tasks, small tuned models that share one base may scale better. Estimate both in a year.',
        latency:
          'Retrieval is one more step before the first word. Measure it with your own index.',
        privacy:
          'Sensitive data: a document store can leak, and tuning can weaken a model’s safeguards. Decide who may see what first.',
        cost: 'At high volume a small tuned model may be far cheaper than a large prompted one. Estimate requests a month.',
      } satisfies Record<CautionCode, string>,
    },
    tradeOffs: {
      heading: 'Trade-offs to discuss',
      because: (because: TradeOff['because'], answer: Answer | null) => {
        if (because === 'verdict') return '';
        if (isConsideration(because)) {
          return `Why it matters here: you ticked ${considerations[because].name.toLowerCase()}.`;
        }
        return `Why it matters here: ${nameOf(because)}${answer === null ? '' : `, ${quote(because, answer)}`}.`;
      },
      article: 'Hotz on this',
    },
    proof: {
      heading: 'Prove it before you build it',
      baseline: (of: Verdict) =>
        of === 'prompting'
          ? 'Write the best prompt you can, with a few examples in it. This is the candidate.'
          : `Baseline first: the best prompt you can write, with a few examples. ${verdict[of]} has to beat it.`,
      sample: ({ cases, marginPoints }: Plan['sample']) =>
        `Collect about ${cases} real requests with the answer you would want. That many measure a share to within ±${marginPoints} percentage points (95\u00a0%).`,
      collectLabels:
        'Keep every good output that people accept or correct: these become the labelled examples that tuning needs.',
      assumptions: 'Check the answers that carry the verdict',
      experiment: 'Then try it small',
      /** How to find out what an answer really is, in an hour or two. */
      findOut: {
        external_knowledge:
          'take 50 past requests and count those that cannot be answered without a document.',
        model_adaptation:
          'let five people judge 20 outputs of your best prompt, and count those they would rewrite.',
        hallucination: 'ask who pays for a wrong answer, and what the last one cost.',
        training_data: 'count the examples that two people would both call good.',
        data_dynamics: 'look up when your sources changed during the last year.',
        transparency: 'ask those who must answer for it what they would have to show.',
      } satisfies Record<CriterionId, string>,
      measure: 'Measure on all of them:',
      check: {
        right: { name: 'Right', metric: 'the share of answers an expert would send as they are.' },
        found: {
          name: 'Found',
          metric: 'the share of requests where the right passage is among those retrieved.',
        },
        grounded: {
          name: 'Grounded',
          metric: 'the share of answers in which every claim is in the given text.',
        },
        cited: {
          name: 'Cited',
          metric: 'the share of answers whose named source says what the answer says.',
        },
        fresh: {
          name: 'Fresh',
          metric: 'the share of right answers on facts that changed last month.',
        },
        form: {
          name: 'Form',
          metric: 'the share of outputs that meet the house rules without a correction.',
        },
        no_regression: {
          name: 'No regression',
          metric: 'the tuned model is no worse on general requests than before.',
        },
      } satisfies Record<CheckCode, { name: string; metric: string }>,
      passLine: (of: Verdict) =>
        of === 'prompting'
          ? 'Pass line: write down the share that is good enough before you measure. Reached: ship it. Missed: see below.'
          : 'Pass line: better than the baseline by more than the margin above, on the measure that matters most. Write it down before you measure.',
      switchHeading: 'Change course if the test shows otherwise',
      switchIf: (flip: Flip) =>
        `Switch to ${inSentence[flip.verdict]} if it shows that ${each(flip, finding)}.`,
    },
  };
}
