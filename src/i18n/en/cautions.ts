import type { Assessed } from '../../domain/decision.ts';
import type { CautionCode } from '../../engine/index.ts';
import {
  byTask,
  change,
  cost,
  items,
  labelCount,
  labelsHeld,
  percent,
  sentence,
  sources,
} from './case-words.ts';
import { contradiction } from './contradiction.ts';

/** What to keep in mind about this case. */
export const cautionWords = {
  nothing_to_look_up_yet_changing: () => contradiction.nothing_to_look_up_yet_changing,
  nothing_to_look_up_yet_listed: () => contradiction.nothing_to_look_up_yet_listed,
  much_to_look_up_yet_nothing: () => contradiction.much_to_look_up_yet_nothing,
  unsafe_acts: (of) =>
    `A wrong act costs ${cost(of)}; name those that must never happen (a lock, a payment, a deletion), and let code refuse or ask before them, whatever the model says.`,
  labels_missing: (of) =>
    byTask(of, {
      act: `Tuning is the likely second step, and real examples (${labelsHeld(of)} today) are for testing: those to train on are made from templates and checked by code.`,
      code: `Tuning is the likely second step, and real examples (${labelsHeld(of)} today) are for testing: those to train on are made and checked by code.`,
      other: `Tuning is wanted, and ${labelCount(of)} examples do not carry it: it would repeat them by heart. Until then the prompt carries it.`,
    }),
  scored_instead: (of) =>
    `${labelCount(of) === 'no' ? 'No' : 'Too few'} ideal outputs, yet a program can score any: missing labels do not end this road, they change it.`,
  too_close_to_say: (of) =>
    `Whether a prompt holds this with ${labelCount(of)} examples at hand is too close to say from answers: in seven of eleven such published cases teams trained in the end. Measure both.`,
  no_examples_at_all: (of) =>
    `There is not one ${items(of).replace(/s$/, '')} with an agreed right output. Until two people have marked the same 30 alike, nobody can tell which way is better.`,
  labels_few: (of) =>
    `${sentence(labelCount(of))} examples are just enough: keep a fifth apart for testing before anybody looks at them.`,
  tuned_snapshot: (of) =>
    `What answers rest on changes ${change(of)}, and a tuned model does not: hand over what is new with the request.`,
  tuned_black_box: (of) =>
    `${sentence(sources(of))}, and a tuned model cannot name one: let it quote the words of the input.`,
  invention_unchecked: (of) =>
    byTask(of, {
      classify: `A wrong class costs ${cost(of)}: send what the model is least sure of to a person, and measure how many that must be.`,
      extract: `A wrong value costs ${cost(of)}: check each against the words it was read from${of.answers.hallucination === 4 ? ', and let a person go on seeing all of them' : ', and send the rest to a person'}.`,
      other: `A made-up statement costs ${cost(of)}, and nothing outside the model checks it yet: tie each to a passage of the input, and let a person sign${of.answers.hallucination === 4 ? ' as well' : ' what cannot be tied'}.`,
    }),
  retrieval_still_errs: (of) =>
    of.details.today === 'retrieval' && (of.details.measured ?? 100) < 100
      ? `With retrieval ${percent(100 - (of.details.measured ?? 0))} are wrong today: besides better search, check each answer against its passages and let it say that it does not know.`
      : `Retrieval lowers invention and does not end it; a mistake costs ${cost(of)} here. Check each answer against its passages, and let it say that it does not know.`,
  where_to_tune: ({ details: { limits = [] } }) =>
    limits.includes('own_machines')
      ? 'It must stay on your own machines: choose the open model and what will serve it before you collect data.'
      : 'Decide first where to train and serve: some providers end hosted tuning, open weights need machines.',
  nobody_trains: ({ details: { builders } }) =>
    builders === 'nobody'
      ? 'Nobody is there yet to train and run it: that person comes before the training.'
      : `Nobody in the team has trained a model: count a first try as learning, and compare it with the prompt all the same.`,
} satisfies Record<CautionCode, (of: Assessed) => string>;
