import type { Assessed } from '../../domain/decision.ts';
import type { TradeOffId } from '../../engine/index.ts';
import {
  baseline,
  byTask,
  change,
  costs,
  items,
  labelCount,
  labelsHeld,
  mustBeFast,
  needsOwnMachines,
  percent,
  perMonth,
  requestsThatNeed,
  rightAndNeeded,
  sentence,
  sentences,
  sources,
} from './case-words.ts';
import { kindIn, nameOf } from './kind-words.ts';
import { type Criteria, speakingOf } from './vocabulary.ts';

type Text = { readonly title: string; readonly here: (of: Assessed) => string };

/** "each of 4,000 requests a month" */
const eachRequest = ({ details: { requestsPerMonth } }: Assessed): string =>
  requestsPerMonth === undefined ? 'every request' : `each of ${perMonth(requestsPerMonth)}`;

/** What the recommended way costs or risks in this case. */
export function tradeOffWords(criteria: Criteria) {
  const { quote } = speakingOf(criteria);
  const texts: Readonly<Record<TradeOffId, Text>> = {
    one_half_does_most: {
      title: 'One half may do nearly all the work',
      here: (of) =>
        `${requestsThatNeed(of)} a look-up, and behaviour is ${quote('model_adaptation', of.answers.model_adaptation)}: measure each half alone on the same cases, and keep the second only if it adds more than it costs.`,
    },
    reads_what_it_finds: {
      title: 'A model can be tuned to read what is found',
      here: (of) =>
        `With ${labelCount(of)} examples it can learn to ignore useless passages, but it then relies on the search it was trained with.`,
    },
    pasted_text_is_paid_again: {
      title: 'A pasted text is paid for with each request',
      here: (of) =>
        sentences(
          `You pay for the text with ${eachRequest(of)}; a cache makes it cheaper when requests follow one another within minutes.`,
          mustBeFast(of)
            ? 'It saves the time of a search.'
            : 'Work it out before you build a search.',
        ),
    },
    look_up_depends_on_systems: {
      title: 'A look-up is as good as the system behind it',
      here: (of) =>
        of.details.task === 'extract'
          ? 'When the record is missing or disagrees with the document, let a person decide; neither may silently win.'
          : `${of.answers.data_dynamics === 0 ? 'Read' : `Facts ${change(of)}: read`} them at the moment of asking. Agree on what the user is told when the system is slow, down, or has no answer.`,
    },
    answer_as_good_as_found: {
      title: 'The answer is as good as what is found',
      here: (of) =>
        `A wrong answer ${costs(of)}: measure whether the right passage is found before you judge any answer.`,
    },
    ranking_before_model: {
      title: 'Better ranking before a larger model',
      here: (of) => {
        const figures = rightAndNeeded(of);
        return `${figures === '' ? 'You run a search' : `With your search, ${figures}`}: try dated sources, filters and a reranker before another model, and judge each on fresh ${items(of)}.`;
      },
    },
    documents_disagree: {
      title: 'Old and new documents disagree',
      here: (of) =>
        `Sources ${change(of)}: give each one a date, an owner and an end, and let the newest valid one win, not the majority.`,
    },
    steps_cost_time: {
      title: 'Each step costs a call',
      here: (of) =>
        `Expect several calls for ${eachRequest(of)}: limit the steps and the seconds, and decide what happens at the limit.`,
    },
    source_is_not_proof: {
      title: 'A shown source is no proof',
      here: (of) =>
        `${sentence(sources(of))}, and a mistake ${costs(of)}: check on a sample that the source says what the answer says.`,
    },
    search_costs_time: {
      title: 'The search comes before the first word',
      here: (of) =>
        of.details.today === 'retrieval'
          ? 'Answers must come fast: time searching, reranking and answering separately, and give each a budget.'
          : 'Answers must come fast: give searching, ranking and writing a time budget each before you choose how.',
    },
    store_is_a_target: {
      title: 'The index is a target',
      here: (of) =>
        needsOwnMachines(of)
          ? 'Nothing may leave your machines, and that includes the index; whoever can write to it can steer answers.'
          : 'Sensitive data are involved: search with the asker’s rights, and let only reviewed sources in, as whoever can write to the index can steer answers.',
    },
    helpful_not_just_right: {
      title: 'Right is not yet helpful',
      here: (of) => {
        const figures = rightAndNeeded(of);
        return `${figures === '' ? 'How answers feel matters' : sentence(figures)}: ask users for thumbs up or down as well, and read the answers they vote down.`;
      },
    },
    classes_change: {
      title: 'A trained list is fixed',
      here: (of) =>
        byTask(of, {
          extract:
            'A new kind of field means new labels and new training; put layouts it has never seen into the test.',
          other:
            'A new or split class means new labels and new training; keep a prompt for what it has never seen.',
        }),
    },
    form_not_facts: {
      title: 'Tuning teaches form, not facts',
      here: (of) =>
        `${requestsThatNeed(of)} facts that ${change(of)}: send those along with the request, and keep them out of the training examples.`,
    },
    few_good_labels: {
      title: 'Few good examples beat many doubtful ones',
      here: (of) =>
        `With ${labelsHeld(of)}, each one counts: let two people agree on what is ideal, and drop what they disagree on.`,
    },
    learns_and_forgets: {
      title: 'A model forgets while it learns',
      here: (of) =>
        `Keep ${items(of)} of a kind that was not trained in the test, to see what it lost.`,
    },
    safeguards_wear_down: {
      title: 'Tuning wears safeguards down',
      here: () =>
        'Take names and personal data out of the examples, and repeat the safety tests after each training.',
    },
    copy_inherits_mistakes: {
      title: 'A copy inherits its teacher’s mistakes',
      here: ({ details: { measured } }) =>
        `${measured === undefined || measured === 100 ? 'What the prompt gets wrong' : `The ${percent(100 - measured)} that are wrong today`} would be learnt too: let corrections by people outweigh them.`,
    },
    score_becomes_the_goal: {
      title: 'You get what you score',
      here: (of) =>
        `An optimiser finds every gap in the score: read 30 of its best outputs yourself, and test on ${items(of)} that it never saw.`,
    },
    many_adapters: {
      title: 'Many narrow tasks can share one base',
      here: ({ details: { requestsPerMonth } }) =>
        `${requestsPerMonth === undefined ? 'Use will grow' : `You expect ${perMonth(requestsPerMonth)}`}: adapters on one base model save machines, but each is a version to look after.`,
    },
    versions_to_keep: {
      title: 'A tuned model ends with its base',
      here: ({ details: { builders } }) =>
        `${builders === 'ml_engineers' ? 'Your people must train it' : 'Somebody must train it'} again each time the base is retired: keep data, script and test set, so that it takes a day.`,
    },
    prompts_reach_further: {
      title: 'Prompts reach further than they seem to',
      here: (of) =>
        of.details.measured === undefined
          ? `Nobody has measured ${baseline(of)} yet: its ceiling is unknown, and finding it takes days.`
          : `${sentence(rightAndNeeded(of))}: clearer rules and better examples take days, so try them first.`,
    },
    prompt_paid_each_time: {
      title: 'The instructions are paid for with each request',
      here: (of) =>
        `You pay for instructions and examples with ${eachRequest(of)}: put the fixed part first so that it is cached, and use the smallest model that passes.`,
    },
    examples_first: {
      title: 'Examples in the prompt before examples in training',
      here: (of) =>
        `Behaviour is ${quote('model_adaptation', of.answers.model_adaptation)}: a handful of chosen examples brings most of the form, and what users accept becomes training data.`,
    },
    runs_differ: {
      title: 'One good run proves little',
      here: (of) =>
        `A wrong act ${costs(of)}: run each task eight times, and count it only if all eight are right.`,
    },
    checks_repair: {
      title: 'A check repairs more than a larger model',
      here: (of) =>
        of.details.checkable === 'yes'
          ? 'Your program tells right from wrong, so a retry costs only time: count how many tries each success took.'
          : 'Code that runs can still be wrong: compare results on known cases too.',
    },
    data_leaves: {
      title: 'What you send leaves your systems',
      here: (of) =>
        `Sensitive data are involved: agree on what may be sent with ${items(of)}, how long it is kept, and who may read the logs.`,
    },
    use_grows: {
      title: 'Ten times as much is another system',
      here: (of) =>
        kindIn(of, 'retrieval')?.kind === 'search'
          ? 'Use will grow: test the search on ten times as many documents, since more of them look alike.'
          : `Use will grow: multiply ${of.details.requestsPerMonth === undefined ? 'a month’s requests' : perMonth(of.details.requestsPerMonth)} by ten, and see which step becomes too slow or too dear first.`,
    },
    odd_input: {
      title: 'Unusual input decides trust',
      here: (of) =>
        `Put the strangest ${items(of)} you have seen into the test (empty, hostile, twice as long, in another language), and count them apart.`,
    },
    model_is_retired: {
      title: 'The model is retired under you',
      here: () =>
        'Few people keep it running: make the test run with one command, so that changing the model takes an hour and no courage.',
    },
    where_people_work: {
      title: 'An answer helps where people work',
      here: (of) =>
        of.answers.training_data === 0
          ? 'Decide where people see it and how they correct it, and count what they correct.'
          : `Decide where people see it and how they correct it: corrected ${of.details.task === 'write' ? 'texts' : 'outputs'} are also your next examples.`,
    },
    parts_need_people: {
      title: 'Each part needs somebody to look after it',
      here: (of) =>
        `Name who is called when ${partsOf(of)} breaks; where nobody is, leave that part out.`,
    },
  };
  return {
    heading: 'Trade-offs to discuss',
    none: 'We know of none that is particular to this case.',
    title: (id: TradeOffId) => texts[id].title,
    here: (id: TradeOffId, of: Assessed) => texts[id].here(of),
  };
}

/** What there is to look after: "a search over documents, or supervised tuning". */
const partsOf = (of: Assessed): string =>
  of.recommendation.kinds
    .filter(({ role, part }) => role === 'build' && part !== 'prompting')
    .map((kind) => nameOf(kind, of))
    .join(' or ') || 'the prompt';
