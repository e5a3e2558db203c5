import type { Assessed } from '../../domain/decision.ts';
import type { Answer, CriterionId, DecidingQuestion, FirstStep } from '../../engine/index.ts';
import {
  baseline,
  byTask,
  items,
  kindIn,
  labelCount,
  number,
  percent,
  right,
  shares,
} from './case-words.ts';
import { contradiction } from './contradiction.ts';
import { type Criteria, inSentence, speakingOf } from './vocabulary.ts';

/** The one question that decides, and the first step of this week. */
export function questionWords(criteria: Criteria) {
  const { quote } = speakingOf(criteria);

  /** "You say “somewhat”; at “strongly” it would be fine-tuning." */
  function tips({ answers, recommendation }: Assessed, criterion: CriterionId): string {
    const answer: Answer = answers[criterion];
    const flip = recommendation.flips.find(
      ({ changes }) => changes.length === 1 && changes[0]?.criterion === criterion,
    );
    const to = flip?.changes[0]?.to;
    const would =
      flip === undefined || to === undefined
        ? ''
        : `at ${quote(criterion, to)} it would be ${inSentence[flip.verdict]}`;
    if (answer === 'unsure') return would === '' ? 'Nobody is sure.' : `Nobody is sure; ${would}.`;
    return `You say ${quote(criterion, answer)}${would === '' ? '' : `; ${would}`}.`;
  }

  /** How to find out what an answer really is, in an hour or two. */
  function findOut(of: Assessed, criterion: CriterionId): string {
    const { details } = of;
    const { cases } = of.recommendation.plan.sample;
    switch (criterion) {
      case 'external_knowledge':
        return `Take 50 past ${items(of)} and count those that cannot be done without a look-up.`;
      case 'model_adaptation':
        if (details.measured !== undefined && details.today === 'prompt') {
          return `Of the ${percent(100 - details.measured)} that go wrong, count those that a rule or an example in the prompt would mend.`;
        }
        return of.recommendation.plan.sample.from === 'labels'
          ? `Give a prompt rules and examples, run it on ${cases} of your labelled ${items(of)}, and reword it for a week: does it reach ${details.needed === undefined ? 'what you need' : percent(details.needed)}?`
          : `Let two people judge 20 outputs of the best prompt, and count those they would rewrite.`;
      case 'hallucination':
        return 'Ask who pays for a wrong answer, and what the last one cost.';
      case 'training_data':
        return byTask(of, {
          act: 'Count the correct runs you have; templates can add some hundred if code checks them. From about 50 on, tuning opens.',
          code: 'Count the pairs whose output passes its tests. From about 50 on, tuning opens.',
          classify: `Count the ${items(of)} on whose class two people agree. From about 50 on, tuning opens.`,
          other: `Count the ${items(of)} whose output two people would both call ideal. From about 50 on, tuning opens.`,
        });
      case 'data_dynamics':
        return 'Look up when the sources changed during the last year.';
      case 'transparency':
        return 'Ask those who must answer for it what they would have to show.';
    }
  }

  function decides(of: Assessed): string {
    const question: DecidingQuestion = of.recommendation.question;
    switch (question.about) {
      case 'contradiction':
        return contradiction[question.contradiction];
      case 'criterion':
        return `${criteria[question.criterion].name}. ${tips(of, question.criterion)}`;
      case 'grader':
        return 'Whether the program’s score is what people want. If it is, tuning needs no ideal outputs.';
      case 'misses':
        return `What the ${percent(100 - (of.details.measured ?? 0))} that go wrong have in common (${shares(of)}).`;
      case 'price':
        return `What a request may cost and how long it may take: the quality is there (${shares(of)}).`;
      case 'measure':
        return `A measurement: no answer is near to tipping this, and nobody has measured ${baseline(of)} yet.`;
    }
  }

  const steps: Readonly<Record<FirstStep, (of: Assessed) => string>> = {
    settle_contradiction: () =>
      'Settle it with two people who know the case, and correct the answer with Edit.',
    sort_misses: sortMisses,
    estimate_price: (of) => {
      const { requestsPerMonth: perMonth } = of.details;
      const volume =
        perMonth === undefined ? 'the requests of a month' : `${number(perMonth)} requests a month`;
      const tuning = kindIn(of, 'tuning');
      const then =
        tuning?.kind === 'small_model'
          ? ` Then train a small model on ${of.answers.training_data === 'unsure' ? 'your labels' : `${labelCount(of)} labels`} and compare price, speed and errors class by class.`
          : tuning?.kind === 'distillation'
            ? ' Then train a smaller model on its accepted outputs and compare.'
            : ' If both are bearable, ship what you have.';
      return `Work out what ${volume} cost and how long one takes, with and without a cached prompt.${then}`;
    },
    name_need: (of) =>
      `Agree with those who answer for it which share is enough; ${shares(of)}. Everything else depends on that distance.`,
    measure_today: (of) =>
      `Run ${baseline(of)} on ${of.recommendation.plan.sample.cases} ${items(of)} and mark each: right means ${right(of)}. Sort the misses by cause.`,
    try_prompt: tryPrompt,
  };

  return {
    label: 'What decides it',
    decides,
    /** Empty where the first step finds it out. */
    findOut: (of: Assessed): string => {
      const { question } = of.recommendation;
      if (question.about === 'criterion') return findOut(of, question.criterion);
      if (question.about === 'grader') {
        return `Let two people mark 50 outputs that it has scored: do they agree in nine of ten?`;
      }
      return '';
    },
    findOutBy: findOut,
    stepLabel: 'This week',
    step: (of: Assessed): string => steps[of.recommendation.firstStep](of),
  };
}

/** Reads what goes wrong today, sorted by what would mend it. */
function sortMisses(of: Assessed): string {
  const retrieval = kindIn(of, 'retrieval');
  const today = of.details.today;
  if (retrieval?.role === 'build' && retrieval.rule === 'text_fits' && today === 'retrieval') {
    return `Put the whole text into the prompt, cached, in place of the search, and run the same ${items(of)}: ${percent(of.details.measured ?? 0)} is the mark to beat.`;
  }
  if (retrieval?.role === 'build' && retrieval.kind === 'search') {
    return 'Read 50 of the wrong ones and note for each: not found, found but ranked low, found but not used, or the sources disagree. Mend the biggest pile.';
  }
  if (retrieval?.role === 'build' && retrieval.kind === 'look_up') {
    return 'Read 50 of the wrong ones and note for each: wrong record, stale value, right value but wrong words. Mend the biggest pile.';
  }
  return byTask(of, {
    code:
      of.details.checkable === 'no'
        ? 'Read 50 of the failed ones and note for each: wrong table or file, a name that does not exist, or wrong logic. Mend the biggest pile.'
        : 'Give each failure back to the model with the error message and let it try again, up to three times; measure again before anything else.',
    extract:
      'Count the misses field by field, and for each: not in the document, misread, or normalised wrongly. Mend the worst field first.',
    classify:
      'Have two people read 50 of the misses and note for each: wrong label in the data, two classes that overlap, or a rule the model was never told.',
    write:
      'Lay 30 rejected texts beside accepted ones and mark each fault: voice, structure, or a wrong fact. Mend the most frequent.',
    act: 'Read 30 failed runs step by step and note for each: wrong tool, wrong argument, stale value, or stopped too early. Mend the biggest pile.',
    other:
      'Read 50 of the wrong ones and note for each: a fact was missing, the form was wrong, or the judgement was. Mend the biggest pile.',
  });
}

/** The cheapest thing that shows whether the recommended way can work. */
function tryPrompt(of: Assessed): string {
  const retrieval = kindIn(of, 'retrieval');
  if (retrieval?.role === 'build') {
    switch (retrieval.kind) {
      case 'paste':
        return `Paste the text into a prompt, run 30 real ${items(of)}, and count what is right.`;
      case 'look_up':
        return `Take 20 real ${items(of)}, make the calls by hand, and put the records into the prompt: if the outputs are right, the calls are what to build.`;
      case 'agentic_search':
        return `Give the model list, search and read over the files as tools, and watch it on 20 real ${items(of)}.`;
      default:
        return of.details.lookUp === undefined
          ? `List 30 real ${items(of)} and write beside each where its answer stands: one text, documents, or records. Paste it by hand: if the outputs are then right, the look-up is what to build.`
          : `Take 30 real ${items(of)} and paste the right passages by hand: if the outputs are then right, the search is what to build; if not, it will not save them.`;
    }
  }
  return byTask(of, {
    extract:
      'Write the fields down as a schema, with one line and one example each, run 30 documents and count field by field.',
    classify: `Put the classes with one line each into a prompt, run ${of.recommendation.plan.sample.cases} items whose class is known, and count class by class.`,
    write:
      'Put three good examples into a prompt, write 20 texts, and let two people choose blind between them and today’s.',
    code: 'Let the model write 20, run each, give errors back up to three times, and count what passes.',
    act: 'Give the model as few tools as will do, with arguments that code checks, and run 20 real tasks three times each.',
    other: `Write the best prompt you can, with a few examples, and run it on 30 real ${items(of)}.`,
  });
}
