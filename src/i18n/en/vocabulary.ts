import type { Outcome, Status } from '../../domain/decision.ts';
import type {
  Answer,
  ConsiderationId,
  CriterionId,
  Level,
  Strength,
  Verdict,
} from '../../engine/index.ts';

export const verdict = {
  rag: 'RAG',
  finetune: 'Fine-tuning',
  hybrid: 'Hybrid',
  prompting: 'Prompting first',
} satisfies Record<Verdict, string>;

export const strength = {
  robust: 'robust',
  firm: 'firm',
  leaning: 'leaning',
  fragile: 'fragile',
} satisfies Record<Strength, string>;

export const strengthMeaning = {
  robust: 'It stands even if every answer is off by one level.',
  firm: 'No single answer that is off by one level, or still open, changes either half.',
  leaning: 'A single answer that is off by one level, or still open, changes one half.',
  fragile: 'Either half changes with a single answer that is off by one level, or still open.',
} satisfies Record<Strength, string>;

/** What was decided, where it stands alone. */
export const outcomes = { ...verdict, other: 'Something else' } satisfies Record<Outcome, string>;

/** Verdicts and outcomes within a sentence. */
export const inSentence = {
  rag: 'RAG',
  finetune: 'fine-tuning',
  hybrid: 'hybrid',
  prompting: 'prompting first',
  other: 'something else',
} satisfies Record<Outcome, string>;

export const status = {
  rating: 'being rated',
  open: 'open',
  decided: 'decided',
  withdrawn: 'withdrawn',
  superseded: 'replaced',
} satisfies Record<Status, string>;

export const notSure = {
  short: 'not sure',
  facts: 'we do not know yet; every level is tried',
};

type CriterionWords = {
  readonly name: string;
  readonly question: string;
  /** One line under the field: why it matters. */
  readonly hint: string;
  /** A word for sentences, and the facts that make this level the right one. */
  readonly levels: Readonly<Record<Level, { readonly short: string; readonly facts: string }>>;
};
export type Criteria = Readonly<Record<CriterionId, CriterionWords>>;

/** The six scales. Each level names facts, so that two people choose the same one. */
export const criteria: Criteria = {
  external_knowledge: {
    name: 'Outside knowledge',
    question: 'How many requests need facts that must be looked up?',
    hint: 'Count requests, not pages. What comes with the request, or stands in every prompt as an instruction, is not looked up.',
    levels: {
      0: { short: 'none', facts: 'the request and general knowledge are enough' },
      1: { short: 'a few', facts: 'fewer than about one in ten' },
      2: { short: 'some', facts: 'a minority of the requests' },
      3: { short: 'most', facts: 'more than half of the requests' },
      4: { short: 'all', facts: 'no request can be answered without a look-up' },
    },
  },
  model_adaptation: {
    name: 'Behaviour',
    question: 'How far from its stock behaviour must the model go?',
    hint: 'Form, tone, jargon, judgement. Go by what prompts have shown; if nobody has tried rules and examples yet, choose “Not sure”.',
    levels: {
      0: { short: 'not at all', facts: 'stock behaviour suits us' },
      1: { short: 'a little', facts: 'a line or two of instruction is enough' },
      2: { short: 'somewhat', facts: 'a page of rules or a few examples holds it' },
      3: { short: 'strongly', facts: 'tried: careful prompts keep missing it' },
      4: { short: 'entirely', facts: 'no prompt can state it: a voice, skill or scheme' },
    },
  },
  hallucination: {
    name: 'Made-up answers',
    question: 'What does a made-up or wrong answer cost?',
    hint: 'By cost alone, whatever the cause. Think of the worst answer you have seen or fear.',
    levels: {
      0: { short: 'nothing', facts: 'invention is welcome' },
      1: { short: 'little', facts: 'anyone sees the slip at once' },
      2: { short: 'some', facts: 'annoyance or rework, put right later' },
      3: { short: 'much', facts: 'money, trust or compliance suffers' },
      4: { short: 'everything', facts: 'harm, legal breach or lost customers' },
    },
  },
  training_data: {
    name: 'Training data',
    question: 'How many inputs with the ideal output of this very task?',
    hint: 'Sent, corrected or accepted outputs count. Test sets, raw logs and documents without an ideal output do not.',
    levels: {
      0: { short: 'none', facts: 'none, and none soon' },
      1: { short: 'few', facts: 'fewer than about 50' },
      2: { short: 'some', facts: 'about 50 to 500' },
      3: { short: 'many', facts: 'about 500 to 5,000' },
      4: { short: 'plenty', facts: 'more than 5,000, or a steady supply' },
    },
  },
  data_dynamics: {
    name: 'Change',
    question: 'How often do the facts that are looked up change?',
    hint: 'The documents and records behind the answers; not the requests, which are always new.',
    levels: {
      0: { short: 'never', facts: 'they are settled, or nothing is looked up' },
      1: { short: 'rarely', facts: 'about once a year' },
      2: { short: 'sometimes', facts: 'every few months' },
      3: { short: 'often', facts: 'every month or week' },
      4: { short: 'constantly', facts: 'every day or faster' },
    },
  },
  transparency: {
    name: 'Transparency',
    question: 'Must people see what an answer rests on?',
    hint: 'The document, record or passage behind it; a quote from the text that came with the request counts too.',
    levels: {
      0: { short: 'no', facts: 'nobody asks' },
      1: { short: 'nice to have', facts: 'a source now and then would please' },
      2: { short: 'useful', facts: 'for our own checks, audits or disputes' },
      3: { short: 'expected', facts: 'users want a source for most answers' },
      4: { short: 'required', facts: 'law or policy: every answer must be traceable' },
    },
  },
};

export const considerations = {
  scalability: { name: 'Scalability', hint: 'the data or the number of uses will grow a lot' },
  latency: { name: 'Latency', hint: 'answers must come fast, perhaps in real time' },
  maintenance: { name: 'Maintenance', hint: 'few people to keep it running' },
  robustness: { name: 'Robustness', hint: 'unusual input must not break it' },
  ethics_privacy: { name: 'Ethics and privacy', hint: 'sensitive data is involved' },
  integration: { name: 'Integration', hint: 'it must fit systems we already have' },
  user_experience: { name: 'User experience', hint: 'how answers feel matters greatly' },
  cost: { name: 'Cost', hint: 'high volume or a tight budget' },
  complexity: { name: 'Complexity', hint: 'as few moving parts as possible' },
} satisfies Record<ConsiderationId, { name: string; hint: string }>;

/** Names a criterion and quotes an answer within a sentence, in the words of these criteria. */
export const speakingOf = (criteria: Criteria) => ({
  nameOf: (id: CriterionId): string => criteria[id].name.toLowerCase(),
  quote: (id: CriterionId, answer: Answer): string =>
    `“${answer === 'unsure' ? notSure.short : criteria[id].levels[answer].short}”`,
});

const conjunction = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** "one", "one and two", "one, two and three" */
export const list = (all: readonly string[]): string => conjunction.format(all);

export const count = (n: number, one: string, many: string): string =>
  n === 1 ? `1 ${one}` : `${n} ${many}`;
