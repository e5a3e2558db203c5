import type { Assessed } from '../../domain/decision.ts';
import type { Answer, CriterionId, DecidingQuestion, FirstStep } from '../../engine/index.ts';
import { baseline, byTask, items, kindIn, number, percent, right, shares } from './case-words.ts';
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
    switch (criterion) {
      case 'external_knowledge':
        return `Take 50 past ${items(of)} and count those that cannot be done without a look-up.`;
      case 'model_adaptation': {
        const { model_adaptation: behaviour } = of.answers;
        if (behaviour !== 'unsure' && behaviour >= 3) {
          return `Does a model trained on a part of your examples beat ${baseline(of)}, on the newest cases?`;
        }
        if (of.recommendation.plan.sample.from === 'labels') {
          return `Write rules and examples into a prompt, reword it for a week on 100 ${items(of)} that are not in the test: what does it reach on the test then?`;
        }
        return 'Let two people judge 20 outputs of the best prompt, and count those they would rewrite.';
      }
      case 'hallucination':
        return 'Ask who pays for a wrong answer, and what the last one cost.';
      case 'training_data':
        return byTask(of, {
          act: 'Templates with changing names and states can make some thousand examples if code checks each; keep the real ones for testing.',
          code: 'Count the pairs whose output passes its tests. From about 50 on, tuning opens.',
          classify: `Count the ${items(of)} on whose class two people agree. From about 50 on, tuning opens.`,
          write:
            'Count the texts that two people would both call ideal. From about 50 on, tuning opens.',
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
        return misses(of);
      case 'price':
        return `Whether something cheaper is as good: the quality is there (${shares(of)}), so price and speed decide.`;
      case 'measure':
        return measure(of);
    }
  }

  const steps: Readonly<Record<FirstStep, (of: Assessed) => string>> = {
    sort_misses: sortMisses,
    estimate_price: (of) => {
      const { requestsPerMonth: perMonth } = of.details;
      const volume =
        perMonth === undefined ? 'the requests of a month' : `${number(perMonth)} requests a month`;
      const tuning = kindIn(of, 'tuning');
      switch (tuning?.kind) {
        case 'small_model':
          return `Count how many of ${volume} repeat and can be answered from a cache. Train a first small model on your labels in a day (check that the provider’s terms allow its outputs as labels), and compare errors class by class.`;
        case 'distillation':
          return `Work out what ${volume} cost and how long one takes; train a smaller model on accepted outputs, if the provider’s terms allow it, and compare.`;
        default:
          return `Work out what ${volume} cost and how long one takes, with the prompt cached. If both are bearable, ship it.`;
      }
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

/** No answer is near to tipping it: whether the recommended way can work at all decides. */
function measure(of: Assessed): string {
  const retrieval = kindIn(of, 'retrieval');
  if (retrieval?.role === 'build') {
    switch (retrieval.kind) {
      case 'look_up':
        return `Do your systems hand out, safely and for the one who asks, what ${items(of)} need?`;
      case 'paste':
        return 'Does the text answer what people ask? What is not in it, no method finds.';
      default:
        return 'Do the sources answer what people ask? What is not in them, no method finds.';
    }
  }
  return byTask(of, {
    extract:
      'Can somebody say in a line how to choose each value? Then a plain prompt will mostly do.',
    classify:
      'Do two people choose the same class? What they do not agree on, no method gets right.',
    act: 'Are the calls and their limits clear enough for code to refuse a wrong one?',
    other: `Is ${baseline(of)} good enough already? Nobody has measured it.`,
  });
}

/** What the misses have in common decides what mends them. */
function misses(of: Assessed): string {
  const { measured = 0, needed = 100 } = of.details;
  const wrong = percent(100 - measured);
  const retrieval = kindIn(of, 'retrieval');
  const known = ` (${shares(of)})`;
  if (retrieval?.role === 'build') {
    switch (retrieval.kind) {
      case 'paste':
        return `Of the ${wrong} that go wrong, how many does the text answer at all? The others need a better text, not a better model${known}.`;
      case 'look_up':
        return `Of the ${wrong} that go wrong, was the right record read?${known}`;
      case 'agentic_search':
        return `With the right files or tables given by hand, does it reach ${percent(needed)}? If so, finding them is the work; if not, finding is not enough (${percent(measured)} today).`;
      default:
        return `Of the ${wrong} that go wrong: were all the right passages handed over, and none that is out of date? If not, mend sources and search; if so, prompt or model${known}.`;
    }
  }
  return byTask(of, {
    classify: `How often do two people choose the same class? That is the ceiling: ${percent(needed)} cannot lie above it (${percent(measured)} today).`,
    extract: `Of the ${wrong} that go wrong: misread, or read right and turned into the wrong value or code? The first is for training, the second for a table${known}.`,
    write: `Do two editors agree, blind, on what to reject? If so: for voice, structure, or facts${known}?`,
    act: `In which step the ${wrong} fail: choice of tool, argument, stale value, or stopping too early?${known}`,
    code: `How many of the ${wrong} that fail pass once the model sees what it depends on and gets its errors back?${known}`,
    other: `What the ${wrong} that go wrong have in common: a missing fact, the form, or the judgement?${known}`,
  });
}

/** Reads what goes wrong today, sorted by what would mend it. */
function sortMisses(of: Assessed): string {
  const retrieval = kindIn(of, 'retrieval');
  if (retrieval?.role === 'build') {
    const { today, measured = 0 } = of.details;
    switch (retrieval.kind) {
      case 'paste':
        return today === 'retrieval'
          ? `Put the whole text, cached, in the place of the search and run 150 past ${items(of)} through both; ${percent(measured)} is the mark to beat. Sort what is still wrong: not in the text, overlooked, badly put.`
          : `Sort 50 of the misses: not in the text, overlooked, badly put. Mend the biggest pile.`;
      case 'look_up':
        return 'Sort 50 of the misses: wrong record, stale value, right value but wrong conclusion. Mend the biggest pile.';
      case 'agentic_search':
        return `Take 100 ${items(of)}, note the right files or tables for each, give them by hand, and count what is right: that splits finding from writing.`;
      default:
        return 'Sort 100 of the misses: no source, not found, found in part, handed over beside something outdated, or handed over and not used. Take outdated texts out at once; then mend the biggest pile.';
    }
  }
  const tuning = kindIn(of, 'tuning');
  const { training_data: labels } = of.answers;
  if (
    tuning?.role === 'build' &&
    labels !== 'unsure' &&
    labels >= 3 &&
    kindIn(of, 'prompting') === undefined
  ) {
    const sorted = byTask(of, {
      extract: ' by field and by harm',
      classify: ' class by class',
      write: ' by voice, structure and fact',
      other: '',
    });
    return `Set the newest ${number(of.recommendation.plan.sample.cases)} labelled ${items(of)} apart, sort today’s misses on them${sorted}, and train a first model on the rest: is it better where it matters?`;
  }
  return byTask(of, {
    code: 'Give each failure back with the error message, up to three times, with what the code depends on in the prompt; count again before anything else.',
    extract:
      'Count the misses field by field and by harm: misread, normalised wrongly, or not in the document. Mend the worst field first.',
    classify: `Let two people sort 200 ${items(of)} afresh, blind to the stored class; then sort the misses: wrong label, overlapping classes, or a rule the model was never told.`,
    write:
      'Lay 30 rejected texts beside accepted ones and mark each fault: voice, structure, or a wrong fact. Mend the most frequent.',
    act: 'Read 30 failed runs step by step: wrong tool, wrong argument, stale value, or stopped too early. Mend the biggest pile.',
    other:
      'Sort 50 of the misses: a fact was missing, the form was wrong, or the judgement was. Mend the biggest pile.',
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
        return `Count what the last 200 ${items(of)} were about. For 20 of the most frequent kind make the calls by hand, put the records into the prompt, and see what is right: build that one first, read-only.`;
      case 'agentic_search':
        return `Give the model list, search and read over the files as tools, and watch it on 20 real ${items(of)}.`;
      default:
        return of.details.lookUp === undefined
          ? `Take 30 past ${items(of)} whose right output is known, and hand over by hand what each needs, as it was at that time: if the output is then right, finding it is what to build; if not, it will not be enough.`
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
    act: of.details.limits?.includes('own_machines')
      ? 'Force the output into a grammar built from the calls and names in the request, keep the prompt short, and run your real tasks three times each: what is still wrong is what training is for.'
      : 'Give the model as few tools as will do, with arguments that code checks, and run 20 real tasks three times each.',
    other: `Write the best prompt you can, with a few examples, run it on 20 ${items(of)} that people have agreed to share or acted out, and let two people mark what is invented and what is left out.`,
  });
}
