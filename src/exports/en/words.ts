import { historyEn, optionsEn, tradeOffsEn } from './sentences.ts';

const and = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;

/** The texts of an exported record that `Messages` does not have. Plain text, never Markdown. */
export const recordWordsEn = {
  and,
  quoted: (text: string) => `“${text}”`,
  question: (title: string) =>
    /[?？؟]\u2069?$/.test(title)
      ? title
      : `Which approach for “${title}”: prompting, RAG, fine-tuning or a hybrid?`,
  channel: (id: string) => `channel ${id}`,
  other: 'Something else',
  voteRule: 'One voice a person, changeable; advisory, no quorum.',
  none: 'None.',
  hidden: {
    rating:
      'The team is still rating blind. Until the ratings are revealed, answers and recommendation are hidden from everybody, and from this record.',
    never:
      'The team rated blind and the ratings were never revealed, so answers and recommendation stay hidden.',
  },

  heading: {
    context: 'Context and Problem Statement',
    drivers: 'Decision Drivers',
    options: 'Considered Options',
    outcome: 'Decision Outcome',
    consequences: 'Consequences',
    confirmation: 'Confirmation',
    prosAndCons: 'Pros and Cons of the Options',
    more: 'More Information',
    answers: 'The six answers',
    needs: 'The two needs',
    flips: 'What would change the recommendation',
    cautions: 'Cautions',
    ratings: 'Ratings',
    votes: 'Votes',
    objections: 'Objections and minority view',
    tripwires: 'Tripwires',
    reviews: 'Reviews',
    proposals: 'Proposals',
    history: 'History',
    about: 'About this record',
  },
  column: {
    criterion: 'Criterion',
    answer: 'Answer',
    meaning: 'What it means',
    givenBy: 'Given by',
    need: 'Need',
    points: 'Points',
    most: 'Most possible',
    threshold: 'Threshold',
    margin: 'Margin',
    option: 'Option',
    standing: 'Standing',
    person: 'Person',
    verdict: 'Own verdict',
    rated: 'Rated',
    revision: 'Revision',
    median: 'Median',
    range: 'Lowest to highest',
    middleHalf: 'Middle half',
    divided: 'Divided',
    voice: 'Voice',
    preferred: 'Prefers',
    reason: 'Reason',
    number: 'No.',
    when: 'When',
    who: 'Who',
    what: 'What',
  },

  context: {
    asked: (driver: string, day: string, channel: string) =>
      `Asked by ${driver} on ${day} in ${channel}.`,
    nothingSaid: 'Nothing more was said about the use case.',
    known: 'What else is known about it:',
    method:
      'An engine scores six answers on two separate needs: what the model must look up (retrieval, RAG) and how it must behave (fine-tuning). It advises; people decide.',
    supersedes: 'Takes the place of ',
    supersededBy: 'Its place was taken by ',
    withdrawn: (who: string, day: string) => `${who} withdrew the question on ${day}.`,
    reason: 'The reason given:',
    alsoMatters: 'Also matters',
  },

  outcome: {
    because: (option: string) =>
      `Chosen option: “${option}”, because (in the words of those who decided):`,
    follows: (option: string) =>
      `Chosen option: “${option}”, because it is what the answers call for; no other reason was recorded.`,
    unexplained: (option: string) => `Chosen option: “${option}”. No reason was recorded.`,
    open: {
      rating: 'No option is chosen yet: the team is still rating.',
      open: 'No option is chosen yet.',
      decided: 'No option is recorded.',
      withdrawn: 'No option was chosen: the question was withdrawn.',
      superseded: 'No option was chosen: another decision took the place of this one.',
    },
    decidedBy: (deciders: string, when: string) => `Decided by ${deciders}, ${when}.`,
    recordedBy: (who: string) => ` Recorded by ${who}.`,
    differs: (verdict: string) =>
      `This overrules the engine, which recommended “${verdict}” at the time.`,
    agrees: 'This is also what the engine recommended.',
    recommends: (name: string, headline: string) => `The engine recommends “${name}”. ${headline}`,
    strength: (strength: string, meaning: string) => ` Strength: ${strength}. ${meaning}`,
  },

  good: 'Good, because ',
  bad: 'Bad, because ',
  neutral: 'Neutral, because ',
  consequences: {
    ifChosen: (option: string) => `If “${option}” is chosen:`,
    unknown: 'The engine does not know what this outcome brings with it.',
    answered: (question: string, word: string, facts: string) =>
      ` “${question}” was answered “${word}” here: ${facts}.`,
    ticked: (consideration: string) =>
      ` Here ${consideration.toLowerCase()} was ticked as important.`,
  },
  tradeOff: tradeOffsEn,
  option: optionsEn,

  confirmation: {
    check: 'Those who decided will check it like this:',
    noCheck: 'Those who decided did not say how they will check it.',
    undecided: 'Nothing is decided, so nobody has said how it will be checked.',
    reviewOn: (day: string, zone: string) => `To be looked at again on ${day} (${zone}).`,
    noReview: 'No day for a review is set.',
    plan: (verdict: string) => `The engine suggests this test of “${verdict}”.`,
    notOfOutcome: ' It tests what the engine recommended, not what was decided.',
  },

  answers: {
    owner: (who: string) => `${who}, who asked`,
    median: (ratings: number) =>
      ratings === 1 ? 'one blind rating' : `median of ${ratings} blind ratings`,
    revised: (who: string, revision: number) => `${who}, revision ${revision}`,
    untold: 'not recorded',
  },

  needs: {
    knowledge: 'Knowledge need',
    behaviour: 'Behaviour need',
    noScore:
      'The needs are measured separately and never added up, so no option has a score of its own. The margin says how far a need is from its threshold; the second table says which options each need speaks for, and how many points it would have to move to speak for the others.',
    labels: {
      enough: 'Labelled examples: enough for fine-tuning.',
      too_few: 'Labelled examples: too few, which rules fine-tuning out whatever the need.',
      none: 'Labelled examples: none, which rules fine-tuning out whatever the need.',
      unknown: 'Labelled examples: not known, so fine-tuning may or may not be possible.',
    },
    standing: {
      recommended: 'recommended',
      alternative: 'in play if answers are one level off',
      out_of_reach: 'out of reach',
    },
    supported: { yes: 'speaks for it', no: 'speaks against it', open: 'still open' },
    away: (least: number, most: number) =>
      ` (${least === most ? least : `${least} to ${most}`} ${most === 1 ? 'point' : 'points'} away)`,
    labelsMissing: ' (too few examples)',
  },

  ratings: {
    nobody: 'Nobody has rated.',
    together: (raters: number, verdict: string) =>
      raters === 1
        ? 'One person rated.'
        : `${raters} people rated. The medians of their answers say “${verdict}”.`,
    splitBy: (criteria: readonly string[]) =>
      `People’s own verdicts differ. Any one of these alone explains it: ${and(criteria)}.`,
    round: (revision: number, raters: number, verdict: string) =>
      `Ratings for revision ${revision}: ${raters === 1 ? 'one person' : `${raters} people`}; the medians say “${verdict}”.`,
    tooFew: 'No spread is claimed with fewer than three raters.',
    range: (low: string, high: string) => (low === high ? low : `${low} to ${high}`),
    rated: (rated: number, unsure: number) =>
      unsure === 0 ? `${rated}` : `${rated}, and ${unsure} not sure`,
    divided: { yes: 'yes', no: 'no' },
  },

  votes: {
    none: 'Nobody has voted.',
    tally: (cast: number, agree: number, disagree: number) =>
      `${cast} cast: ${agree} for the recommendation, ${disagree} against it. How many might have voted is not known.`,
    forOutcome: (voices: number, cast: number) =>
      `${voices} of ${cast} voices were for what was decided.`,
    changed: (who: readonly string[]) => `Changed their voice: ${and(who)}.`,
    before: (voices: number) =>
      `Cast before the answers were last revised: ${voices === 1 ? 'one voice' : `${voices} voices`}.`,
    earlier: ' (before the last revision)',
    agree: 'agrees',
    disagree: 'disagrees',
  },

  objections: {
    minority: {
      agree: 'Those who agree with the recommendation are the minority.',
      disagree: 'Those who disagree with the recommendation are the minority.',
      none: 'Neither side is a minority.',
    },
    prefers: (who: string, preferred: string) => `${who} would rather have “${preferred}”:`,
    disagrees: (who: string) => `${who} disagrees:`,
  },

  tripwires: {
    these:
      'These answers carry the recommendation. When one of them stops holding, it is time to look again:',
    none: 'No change of one or two answers would overturn the recommendation.',
  },

  reviews: {
    holds: (who: string, when: string, verdict: string) =>
      `${who}, ${when}: the recommendation is still “${verdict}”.`,
    turned: (who: string, when: string, verdict: string) =>
      `${who}, ${when}: the recommendation would now be “${verdict}”.`,
    done: (who: string, when: string) => `${who}, ${when}.`,
    next: (day: string) => ` Next review: ${day}.`,
  },

  proposals: {
    by: (who: string, when: string, revision: number) =>
      `${who}, ${when}, for revision ${revision}`,
    verdict: (verdict: string) => `, would get “${verdict}”`,
  },

  history: historyEn,

  about: {
    id: (id: string) => `Decision ${id}`,
    revision: (revision: number) => `, revision ${revision} of the answers`,
    thread: 'The thread in Slack',
    source: 'The message it was asked from',
    rubric: (version: string) => `Rubric ${version}`,
    numbers: (weights: readonly string[], threshold: number) =>
      `: retrieval from ${threshold} points of ${weights.join(' + ')}`,
    gates: (adaptation: string, labels: string) =>
      `; fine-tuning from ${adaptation} and ${labels}.`,
    noNumbers: '; its weights are no longer at hand.',
    exported: (when: string) => `Exported ${when}. All times are in UTC.`,
    form: (schema: string, version: number) =>
      `The same record for machines: ${schema}, version ${version}.`,
  },
};

/** The same texts in any language. */
export type RecordWords = typeof recordWordsEn;
