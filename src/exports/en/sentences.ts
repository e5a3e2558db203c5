import type { TradeOffId, Verdict } from '../../engine/index.ts';

/** Each completes “Good, because …” or “Bad, because …”. */
export type ProsAndCons = { readonly good?: string; readonly bad?: string };

export const tradeOffsEn = {
  retrieval_misses: {
    bad: 'the answers are only as good as the passages that are found, and most work goes there.',
  },
  retrieval_citations: {
    good: 'answers can name their sources.',
    bad: 'somebody must check that a named source says what the answer says.',
  },
  retrieval_latency: { bad: 'every request waits for a search first.' },
  retrieval_upkeep: {
    good: 'facts change by changing documents, without training.',
    bad: 'somebody must keep the documents fresh and in order.',
  },
  retrieval_scale: {
    good: 'new documents need no retraining.',
    bad: 'storage and search grow with the documents.',
  },
  retrieval_store_attack: {
    bad: 'whoever can write into the document store can steer answers, and text can leak from it.',
  },
  retrieval_helpfulness: {
    bad: 'detailed answers with sources are not always those that solve the problem.',
  },
  retrieval_or_paste: {
    bad: 'a search may be more than a small collection needs, which might fit into the prompt.',
  },
  tuning_teaches_form: {
    good: 'the model learns form, tone and judgement that prompts do not hold.',
    bad: 'it learns no facts: examples full of unknown facts make it readier to invent.',
  },
  tuning_labels: {
    good: 'some hundred consistent examples can be enough for tone and format.',
    bad: 'contradictory examples undo each other, so people must first agree what is good.',
  },
  tuning_forgets: {
    bad: 'what the model learns displaces what it knew: it can get worse at everything else.',
  },
  tuning_safety: {
    bad: 'training can weaken refusals, and private training text can resurface.',
  },
  tuning_small_model: {
    good: 'a small tuned model can be far cheaper and faster to run.',
  },
  tuning_hardware: {
    good: 'parameter-efficient training is affordable.',
    bad: 'several trainings must be planned and paid for, not one.',
  },
  tuning_many_adapters: {
    good: 'many narrow tasks can share one base model.',
    bad: 'each task brings a model version to look after.',
  },
  tuning_effort: {
    bad: 'a tuned model is a product: data, training, tests, release and rollback need owners.',
  },
  hybrid_sum: {
    good: 'the two parts can add up, each covering what the other cannot.',
  },
  hybrid_uneven: {
    bad: 'one part may do nearly all the work while both must be looked after.',
  },
  hybrid_reads: {
    good: 'the model can be trained to use what is retrieved.',
    bad: 'such training ties the model to this kind of search result.',
  },
  prompting_ceiling: {
    good: 'careful prompts cost a day and often suffice.',
    bad: 'prompts have a ceiling, and only a test shows where it is.',
  },
  prompting_few_shot: {
    good: 'a handful of examples in the prompt brings most of the form, and what users accept becomes training data.',
  },
} satisfies Readonly<Record<TradeOffId, ProsAndCons>>;

type OptionWords = ProsAndCons & { readonly is: string };

export const optionsEn = {
  about: {
    prompting: {
      is: 'Better instructions and a few examples in the prompt; no search, no training.',
      good: 'it is built and changed within hours.',
      bad: 'facts and habits that do not fit into a prompt stay out of reach.',
    },
    rag: {
      is: 'Look the facts up and hand them to the model with each request.',
      good: 'facts change without training, and answers can name their sources.',
      bad: 'a document collection and its search must be built and kept in order.',
    },
    finetune: {
      is: 'Train the model on examples of good output.',
      good: 'a form, tone or judgement that prompts keep missing is learnt for good.',
      bad: 'it takes labelled examples, and the model knows only what it knew on that day.',
    },
    hybrid: {
      is: 'Fine-tune the model and retrieve facts for it.',
      good: 'each part covers what the other cannot.',
      bad: 'two systems must be built, tested and looked after.',
    },
    other: {
      is: 'None of the four; the reasons given say what is meant.',
      bad: 'the engine cannot judge it.',
    },
  } satisfies Readonly<Record<Verdict | 'other', OptionWords>>,

  /** Whether a need calls for a part; `leftOut` is for an option without the part that it calls for. */
  needs: {
    knowledge: {
      called: (need: string) => `the knowledge need (${need}) calls for retrieval.`,
      notCalled: (need: string) => `the knowledge need (${need}) does not call for retrieval.`,
      leftOut: (need: string) =>
        `the knowledge need (${need}) calls for retrieval, which this option leaves out.`,
      open: (need: string) =>
        `it is still open whether the knowledge need (${need}) calls for retrieval.`,
    },
    behaviour: {
      called: (need: string) =>
        `the behaviour need (${need}) calls for fine-tuning, and there are enough examples.`,
      notCalled: (need: string) => `the behaviour need (${need}) does not call for fine-tuning.`,
      leftOut: (need: string) =>
        `the behaviour need (${need}) calls for fine-tuning, which this option leaves out.`,
      open: (need: string) =>
        `it is still open whether the behaviour need (${need}) calls for fine-tuning.`,
    },
  },
  noLabels: {
    with: (need: string) =>
      `the behaviour need (${need}) calls for fine-tuning, but there are too few labelled examples for it.`,
    without: (need: string) =>
      `the behaviour need (${need}) calls for fine-tuning, but there are too few labelled examples for that.`,
  },
  ownAnswers: (count: number, raters: number) =>
    `${count} of ${raters} raters gave answers that lead to it.`,
  preferredBy: (people: string) => `it is what ${people} would rather have.`,
};

/** What people did, as sentences that follow their name. The caller adds the closing full stop. */
export const historyEn = {
  bot: 'the bot',
  submitted: (title: string, blind: boolean) =>
    `asked about “${title}”${blind ? ', to be rated blind first' : ''}`,
  invited: (people: string) => `Asked to rate: ${people}`,
  enough: (raters: number) => `To be revealed once ${raters} people have rated`,
  deadline: (when: string) => `To be revealed ${when} at the latest`,
  deciders: (people: string) => `May decide too: ${people}`,
  supersedes: (id: string) => `Takes the place of decision ${id}`,
  context: (text: string) => `What it was for until then: “${text}”`,
  considerations: (names: string) => `Also matters: ${names}`,
  details: (details: string) => `More about the case: ${details}`,
  answers: (answers: string) => `Answers: ${answers}`,
  moved: (from: string, to: string) => `moved it from ${from} to ${to}`,
  rated: (revision: number) => `rated revision ${revision}`,
  revealed: {
    wish: (raters: number) => `revealed the ratings (${raters})`,
    enough: (raters: number) => `completed the ratings wanted (${raters}), which revealed them`,
    deadline: (raters: number) => `revealed the ratings (${raters}), since the time set had come`,
  },
  verdict: (verdict: string, strength: string) => `Recommended: “${verdict}”, ${strength}`,
  agreed: 'agreed with the recommendation',
  disagreed: (preferred: string | null) =>
    `disagreed with the recommendation${preferred === null ? '' : `, and would rather have “${preferred}”`}`,
  reason: (text: string) => `Reason: “${text}”`,
  note: (text: string) => `Note: “${text}”`,
  revised: (revision: number) => `revised the case (answers: revision ${revision})`,
  title: 'Title',
  changed: (name: string, from: string, to: string) => `${name}: from “${from}” to “${to}”`,
  stays: (verdict: string) => `The recommendation stayed “${verdict}”`,
  turns: (from: string, to: string) => `The recommendation changed from “${from}” to “${to}”`,
  proposed: 'proposed other answers',
  wouldBe: (verdict: string) => `They would give “${verdict}”`,
  decided: (option: string) => `decided on “${option}”`,
  by: (people: string) => `Decided by ${people}`,
  atTheTime: (verdict: string) => `The engine recommended “${verdict}”`,
  check: (text: string) => `Check: “${text}”`,
  reviewOn: (day: string, zone: string) => `Review on ${day} (${zone})`,
  withdrawn: 'withdrew the question',
  superseded: (id: string | null) =>
    id === null
      ? 'let another decision take its place, which was deleted since'
      : `let decision ${id} take its place`,
  ratersReminded: (people: string) => `reminded ${people} to rate`,
  reminded: (days: number) => `reminded the thread after ${days === 1 ? 'a day' : `${days} days`}`,
  reviewAsked: 'asked for a review',
  exported: 'took a copy of this record',
  reviewed: 'looked at the answers again',
  holds: (verdict: string) => `The recommendation is still “${verdict}”`,
  fails: (from: string, to: string) => `The recommendation would turn from “${from}” to “${to}”`,
  next: (day: string) => `Next review on ${day}`,
};
