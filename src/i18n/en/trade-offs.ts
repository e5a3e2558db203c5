import type { Assessed } from '../../domain/decision.ts';
import type { TradeOffId } from '../../engine/index.ts';
import {
  baseline,
  byTask,
  change,
  cost,
  items,
  labelCount,
  labelsHeld,
  percent,
  perMonth,
  sentence,
  share,
  shares,
  sources,
} from './case-words.ts';
import { type Criteria, speakingOf } from './vocabulary.ts';

type Text = { readonly title: string; readonly here: (of: Assessed) => string };

const monthly = ({ details: { requestsPerMonth } }: Assessed): string =>
  requestsPerMonth === undefined ? 'a month’s requests' : perMonth(requestsPerMonth);

/** What the recommended way costs or risks in this case. */
export function tradeOffWords(criteria: Criteria) {
  const { quote } = speakingOf(criteria);
  const texts: Readonly<Record<TradeOffId, Text>> = {
    one_half_does_most: {
      title: 'One half may do nearly all the work',
      here: (of) =>
        `${share(of)} a look-up and behaviour is ${quote('model_adaptation', of.answers.model_adaptation)}: measure each half alone on the same cases, and keep the second only if it adds more than it costs.`,
    },
    reads_what_it_finds: {
      title: 'A model can be tuned to read what is found',
      here: (of) =>
        `With ${labelCount(of)} examples it can learn to pass over useless passages; it then expects the search it was trained with.`,
    },
    pasted_text_is_paid_again: {
      title: 'A pasted text is paid for with each request',
      here: (of) =>
        `At ${monthly(of)} that is one text times as many; cached it is less, where requests follow one another within minutes. ${of.details.limits?.includes('latency') ? 'It spares the time of a search.' : 'Work it out before building a search.'}`,
    },
    look_up_depends_on_systems: {
      title: 'A look-up is as good as the system behind it',
      here: (of) =>
        of.details.task === 'extract'
          ? 'When the record is missing or disagrees with the request, a person decides; say which of the two wins never silently.'
          : `Facts change ${change(of)}, so read at the moment of asking; agree what the user is told when the system is slow, down, or knows nothing.`,
    },
    answer_as_good_as_found: {
      title: 'The answer is as good as what is found',
      here: (of) =>
        `A wrong answer costs ${cost(of)}: measure whether the right passage is found before judging any answer.`,
    },
    ranking_before_model: {
      title: 'Ranking gives more than a larger model',
      here: (of) =>
        `${shares(of) === '' ? 'You run a search' : `With your search ${shares(of)}`}: dated sources, filters and a reranker come before another model; judge each on fresh ${items(of)}.`,
    },
    documents_disagree: {
      title: 'Old and new say different things',
      here: (of) =>
        `Sources change ${change(of)}: give each a date, an owner and an end, and let the newest valid one win, not the majority.`,
    },
    steps_cost_time: {
      title: 'Each step costs a call',
      here: (of) =>
        `Three to five calls for each of ${monthly(of)}: set a limit of steps and of seconds, and say what happens at it.`,
    },
    source_is_not_proof: {
      title: 'A shown source is no proof',
      here: (of) =>
        `${sentence(sources(of))}, and a mistake costs ${cost(of)}: check by sample whether the source says what the answer says.`,
    },
    search_costs_time: {
      title: 'The search comes before the first word',
      here: (of) =>
        of.details.today === 'retrieval'
          ? 'Answers must come fast: time search, reranking and answer apart, and give each a budget.'
          : 'Answers must come fast: give finding, ranking and writing a budget each before choosing how.',
    },
    store_is_a_target: {
      title: 'The store is a target',
      here: (of) =>
        of.details.limits?.includes('own_machines')
          ? 'Nothing may leave your machines, so the index must not either; and who can write into it can steer answers.'
          : 'Sensitive data are involved: search with the asker’s rights, and let only reviewed sources in, since who can write into it can steer answers.',
    },
    helpful_not_just_right: {
      title: 'Right is not yet helpful',
      here: (of) =>
        `${of.details.measured === undefined ? 'How answers feel matters' : `By experts ${shares(of)}`}; ask users for a thumb as well, and read those that point down.`,
    },
    classes_change: {
      title: 'A trained list is fixed',
      here: (of) =>
        byTask(of, {
          extract:
            'A new kind of field means new labels and a new training; layouts it has never seen belong into the test.',
          other: `A new or split class means new labels and a new training; keep a prompt for what it has never seen.`,
        }),
    },
    form_not_facts: {
      title: 'Tuning teaches form, not facts',
      here: (of) =>
        `${share(of)} facts that change ${change(of)}: hand those over with the request, and keep them out of the training examples.`,
    },
    few_good_labels: {
      title: 'Few good examples beat many doubtful ones',
      here: (of) =>
        `With ${labelsHeld(of)}, each counts: let two people agree on what is ideal, and throw out what they do not agree on.`,
    },
    learns_and_forgets: {
      title: 'What is learnt displaces what was known',
      here: (of) =>
        byTask(of, {
          code: 'Code it was good at can get worse: run the tests of tasks that were not trained as well.',
          write:
            'Voices and formats that were not trained can get worse: keep some of them in the test.',
          other: `Keep ${items(of)} of a kind that was not trained in the test, to see what it lost.`,
        }),
    },
    safeguards_wear_down: {
      title: 'Tuning wears safeguards down',
      here: () =>
        'Sensitive data are involved: take names and numbers out of the examples, and repeat the safety tests after each training.',
    },
    copy_inherits_mistakes: {
      title: 'A copy inherits its teacher’s mistakes',
      here: (of) =>
        `${(of.details.measured ?? 100) === 100 ? 'What the prompt gets wrong' : `The ${percent(100 - (of.details.measured ?? 0))} that are wrong today`} would be learnt too: let corrections by people outweigh them.`,
    },
    score_becomes_the_goal: {
      title: 'What is scored is what you get',
      here: (of) =>
        `An optimiser finds every gap in the score: read 30 of its best ${items(of)} by eye, and test on data that it never saw.`,
    },
    many_adapters: {
      title: 'Many narrow tasks can share one base',
      here: (of) =>
        `${of.details.requestsPerMonth === undefined ? 'Uses will grow' : monthly(of)}: adapters on one base keep machines in check, and each is a version to look after.`,
    },
    versions_to_keep: {
      title: 'A tuned model ends with its base',
      here: ({ details: { builders } }) =>
        `${builders === 'ml_engineers' ? 'Your people can train it' : 'Somebody must train it'} again each time the base is retired: keep data, script and test set so that it takes a day.`,
    },
    prompts_reach_further: {
      title: 'Prompts reach further than they seem to',
      here: (of) =>
        of.details.measured === undefined
          ? `Nobody has measured ${baseline(of)} yet: its ceiling is unknown, and finding it costs days.`
          : `${sentence(shares(of))}: clearer rules and better examples cost days, anything else weeks.`,
    },
    prompt_paid_each_time: {
      title: 'The instructions are paid for with each request',
      here: (of) =>
        `Instructions and examples go along with ${of.details.requestsPerMonth === undefined ? 'every request' : `each of ${monthly(of)}`}: put the fixed part first so that it is cached, and use the smallest model that passes.`,
    },
    examples_first: {
      title: 'Examples in the prompt before examples in training',
      here: (of) =>
        `Behaviour is ${quote('model_adaptation', of.answers.model_adaptation)}: a handful of chosen examples brings most of the form; what users accept becomes training data.`,
    },
    runs_differ: {
      title: 'One good run proves little',
      here: (of) =>
        `A wrong act costs ${cost(of)}: run each task eight times, and count it only when all eight are right.`,
    },
    checks_repair: {
      title: 'A check repairs more than a larger model',
      here: (of) =>
        of.details.checkable === 'yes'
          ? 'Your program tells right from wrong, so retries cost only time: count how many tries each success took.'
          : 'What runs can still be wrong: compare results on known cases, not only whether it runs.',
    },
  };
  return {
    heading: 'Trade-offs to discuss',
    none: 'None is known that is particular to this case.',
    title: (id: TradeOffId) => texts[id].title,
    here: (id: TradeOffId, of: Assessed) => texts[id].here(of),
  };
}
