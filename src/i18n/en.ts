import type { Answer, ConsiderationId, CriterionId, Flip, Need, Verdict } from '../engine/index.ts';
import { considerations, criteria } from './en-criteria.ts';
import { examples } from './en-examples.ts';
import type { Messages } from './messages.ts';

const verdict: Messages['verdict'] = {
  rag: 'RAG',
  finetune: 'Fine-tuning',
  hybrid: 'Hybrid',
  prompting: 'Prompting first',
};

const notSure: Messages['notSure'] = {
  short: 'not sure',
  facts: 'the bot looks at every possibility',
};

const shortOf = (criterion: CriterionId, answer: Answer): string =>
  answer === 'unsure' ? notSure.short : criteria[criterion].levels[answer].short;

const isConsideration = (because: CriterionId | ConsiderationId): because is ConsiderationId =>
  because in considerations;

const inSentence: Readonly<Record<Verdict, string>> = {
  rag: 'RAG',
  finetune: 'fine-tuning',
  hybrid: 'hybrid',
  prompting: 'prompting first',
};

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

const points = ({ low, high }: Need): string => (low === high ? `${low}` : `${low} to ${high}`);

export const en: Messages = {
  verdict,
  strength: { robust: 'robust', leaning: 'leaning', fragile: 'fragile' },
  strengthMeaning: {
    robust: 'It stands even if every answer is off by one level.',
    leaning: 'It stands if any single answer is off by one level, not if several are.',
    fragile: 'A single answer that is off by one level, or still open, would change it.',
  },
  criteria,
  considerations,
  notSure,
  contradiction: {
    nothing_to_look_up_yet_changing:
      'Nothing must be looked up, yet the facts change often. Which facts are these? If answers depend on them, outside knowledge is more than none.',
    nothing_to_look_up_yet_sources:
      'Nothing must be looked up, yet people want sources. If there are sources to show, outside knowledge is more than none.',
  },
  modal: {
    title: 'RAG or fine-tune?',
    submit: 'Recommend',
    close: 'Cancel',
    postsTo: (channel) => `The recommendation will be posted in ${channel}, as a thread from you.`,
    channelLabel: 'Where to post',
    channelHint: 'The recommendation becomes a thread in this channel.',
    example: 'Start from an example',
    exampleChoose: 'Choose an example',
    examples,
    titleLabel: 'Use case',
    titleHint: 'A short title, as the channel will see it.',
    contextLabel: 'What it is for',
    contextHint: 'Who uses it, with what input, for what output. The channel will see this.',
    choose: 'Choose a level',
    considerationsLabel: 'Also matters to us',
    considerationsHint: 'These do not change the verdict; they choose the trade-offs to discuss.',
    contradictionsHeading: 'Two answers do not fit together',
  },
  error: {
    titleMissing: 'Give the use case a short title.',
    titleTooLong: (length, most) => `Shorten the title to ${most} characters (it has ${length}).`,
    contextTooLong: (length, most) => `Shorten this to ${most} characters (it has ${length}).`,
    answerMissing: (criterion) => `Choose a level for ${criterion.toLowerCase()}, or “Not sure”.`,
    channelMissing: 'Choose a channel to post in.',
    modalFailed: (command) =>
      `Slack did not let me open the form in time. Nothing is lost; please send this again:\n${command}`,
    notKept:
      'Your answers could not be saved just now. The form keeps them: please press the button again in a moment.',
  },
  help: (command) =>
    [
      '*Which way to improve an LLM application: RAG, fine-tuning, both, or better prompts first?*',
      `\`${command} title of your use case\` opens a short form with six questions. I score the answers and post a thread in this channel: the recommendation, why, what would change it, the trade-offs to discuss, and how to prove it before you build it.`,
      `\`${command} help\` shows this.`,
      'I must be in the channel to post there: `/invite` me first where I am not. Nothing you type is lost if I am not.',
      'The six criteria come from Heiko Hotz, <https://towardsdatascience.com/rag-vs-finetuning-which-is-the-best-tool-to-boost-your-llm-application-94654b1eaba7|RAG vs Finetuning> (2023).',
    ].join('\n\n'),
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
    },
    needs: 'The two needs',
    knowledge: 'Knowledge',
    behaviour: 'Behaviour',
    thisCase: 'This case',
    neededFrom: 'Needed from',
    axis: '% of the scale',
    need: (need) => `${points(need)} of ${need.of}, needed from ${need.threshold}`,
    askedBy: (user) => `Asked by ${user}`,
    rated: (people) => (people === 1 ? 'rated by one person' : `rated by ${people} people`),
    inThread: 'Why, trade-offs and a test plan are in the thread.',
  },
  why: {
    heading: (of) => `Why ${inSentence[of]}`,
    context: 'What it is for',
    answers: 'The six answers, and which way each pulls',
    pull: (reason) => PULL[reason.axis][reason.pull],
    flipsHeading: 'What would change the verdict',
    noFlips: 'No change of one or two answers would.',
    flip: (flip) => `Would become ${inSentence[flip.verdict]} if ${conditions(flip)}.`,
    moreFlips: (count) => `There are ${count} more pairs of answers like these.`,
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
      tuned_snapshot:
        'The facts change often and a tuned model is a snapshot. Tune for form, not for facts, and plan when to retrain.',
      tuned_black_box:
        'People want to see sources, and a tuned model cannot say where an answer comes from.',
      invention_unchecked:
        'A made-up answer is costly here and nothing in this approach checks facts. Add a check of its own, or a person.',
      retrieval_still_errs:
        'Retrieval lowers invention but does not end it. Plan a check on the answer as well.',
      latency: 'Retrieval is one more step before the first word. Measure it with your own index.',
      privacy:
        'Sensitive data: a document store can leak, and tuning can weaken a model’s safeguards. Decide who may see what first.',
      cost: 'At high volume a small tuned model may be far cheaper than a large prompted one. Estimate requests a month.',
    },
  },
  tradeOffs: {
    heading: 'Trade-offs to discuss',
    because: (because, answer) => {
      if (because === 'verdict') return '';
      if (isConsideration(because)) {
        return `Why it matters here: you ticked ${considerations[because].name.toLowerCase()}.`;
      }
      const said = answer === null ? '' : `, “${shortOf(because, answer)}”`;
      return `Why it matters here: ${criteria[because].name.toLowerCase()}${said}.`;
    },
    article: 'the article on this',
  },
  proof: {
    heading: 'Prove it before you build it',
    baseline: (of) =>
      of === 'prompting'
        ? 'Write the best prompt you can, with a few examples in it. This is the candidate.'
        : `Baseline first: the best prompt you can write, with a few examples. ${verdict[of]} has to beat it.`,
    sample: ({ cases, marginPoints }) =>
      `Collect about ${cases} real requests with the answer you would want. That many measure a share to within ±${marginPoints} percentage points (95 %).`,
    collectLabels:
      'Keep every good output that people accept or correct: these become the labelled examples that tuning needs.',
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
    },
    passLine: (of) =>
      of === 'prompting'
        ? 'Pass line: write down the share that is good enough before you measure. Reached: ship it. Missed: see below.'
        : 'Pass line: better than the baseline by more than the margin above, on the measure that matters most. Write it down before you measure.',
    switchHeading: 'Change course if the test shows otherwise',
    switchIf: (flip) => `Switch to ${inSentence[flip.verdict]} if it shows that ${findings(flip)}.`,
  },
  notice: {
    undelivered: (title, channel) =>
      `Your recommendation for ${title} is ready, but I could not post it in ${channel}.`,
    incomplete: (title, channel) =>
      `The thread about ${title} in ${channel} is not complete: Slack refused a part of it.`,
    remedy: {
      not_in_channel: (bot) =>
        `I am not in that channel. Type /invite ${bot} there and the thread appears by itself.`,
      archived: () => 'That channel is archived. Unarchive it, then try again.',
      posting_restricted: () =>
        'Posting is restricted there. Ask who looks after the channel to let me post, then try again.',
      scope_missing: (_bot, error) =>
        `I lack a permission (${error}). Ask who installed me to reinstall the app with its current manifest, then try again.`,
      thread_gone: () => 'Its first message was deleted. “Try again” posts the whole thread anew.',
      refused: (_bot, error) => `Slack refused it (${error}). Try again later.`,
    },
    kept: 'Nothing you typed is lost.',
    retry: 'Try again',
    elsewhere: 'Or post it in another channel',
    deliveredAfterAll: (title, channel) =>
      `Your recommendation for ${title} is posted in ${channel}.`,
    outcome: {
      retrying: 'Trying again.',
      nothing_to_do: 'Nothing waits to be posted: it has been posted, or is on its way.',
      not_owner: 'Only the person who asked can do that.',
      already_posted: 'It has been posted already, so it stays where it is.',
      unknown_decision: 'I do not know this recommendation any more.',
    },
  },
};

const PULL = {
  knowledge: {
    for: 'pulls towards retrieval',
    against: 'pulls away from retrieval',
    neutral: 'in the middle',
    blocks: 'blocks retrieval',
    open: 'open: every level was tried',
  },
  behaviour: {
    for: 'pulls towards fine-tuning',
    against: 'pulls away from fine-tuning',
    neutral: 'in the middle',
    blocks: 'too little for fine-tuning yet',
    open: 'open: every level was tried',
  },
} as const;
