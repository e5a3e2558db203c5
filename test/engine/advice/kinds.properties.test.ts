import { describe, expect, it } from 'vitest';
import { kindsFor } from '../../../src/engine/advice/choose-kinds.ts';
import type { Situation } from '../../../src/engine/advice/situation.ts';
import type { KindChoice, PartId, Role } from '../../../src/engine/index.ts';
import { everyKindOfCase } from './every-kind.ts';

type Kinds = readonly KindChoice[];

const of = (kinds: Kinds, part: PartId) => kinds.filter((choice) => choice.part === part);
const kindOf = (kinds: Kinds, part: PartId) => of(kinds, part)[0]?.kind;
const ORDER: readonly Role[] = ['first', 'build', 'beside', 'baseline', 'compare', 'later'];

const isLow = (s: Situation) =>
  typeof s.answers.training_data === 'number' && s.answers.training_data < 2;
const isWanted = (s: Situation) =>
  typeof s.answers.model_adaptation === 'number' && s.answers.model_adaptation >= 3;
const isMissing = (s: Situation) => isWanted(s) && isLow(s);
const isWaiting = (s: Situation, kind: string) =>
  isMissing(s) && ['grader', 'preference', 'supervised'].includes(kind);
const isGoodEnough = ({ details: { today, measured = 0, needed = 101 } }: Situation) =>
  today !== 'nothing' && measured >= needed;
const isDear = ({ considerations, details }: Situation) =>
  considerations.has('cost') ||
  details.limits !== undefined ||
  details.requestsPerMonth === 100_000;
const isPrompted = ({ details: { today } }: Situation) =>
  today === 'prompt' || today === 'retrieval';
const isNarrow = ({ details: { task } }: Situation) => task === 'extract' || task === 'classify';

/** What holds in every case, in sentences. */
const isNeither = ({ retrieval, tuning }: Situation['halves']): boolean =>
  !retrieval.included && !tuning.included;

const PROMISES: Readonly<Record<string, (s: Situation, kinds: Kinds) => boolean>> = {
  'retrieval has exactly one kind where it is included, to be built': ({ halves }, kinds) =>
    !halves.retrieval.included ||
    of(kinds, 'retrieval')
      .map(({ role }) => role)
      .join() === 'build',
  'tuning has exactly one kind where it is included, to be built': ({ halves }, kinds) =>
    !halves.tuning.included ||
    of(kinds, 'tuning')
      .map(({ role }) => role)
      .join() === 'build',
  'prompting is to be built where nothing else is': ({ halves }, kinds) =>
    !isNeither(halves) || of(kinds, 'prompting')[0]?.role === 'build',
  'what is not included is never to be built': ({ halves }, kinds) =>
    kinds.every(
      ({ part, role }) =>
        role !== 'build' || (part === 'prompting' ? isNeither(halves) : halves[part].included),
    ),
  'no part has two kinds': (_, kinds) =>
    new Set(kinds.map(({ part }) => part)).size === kinds.length,
  'what comes first stands first': (_, kinds) => {
    const places = kinds.map(({ role }) => ORDER.indexOf(role));
    return places.every((place, index) => index === 0 || place >= (places[index - 1] ?? 0));
  },
  'records never get a search': ({ details }, kinds) =>
    details.lookUp !== 'records' || !kinds.some(({ kind }) => kind === 'search'),
  'records get a look-up by key where anything is looked up': ({ details, halves }, kinds) =>
    details.lookUp !== 'records' ||
    !halves.retrieval.included ||
    kindOf(kinds, 'retrieval') === 'look_up',
  'a text that fits is pasted, now and then or always': ({ details, answers }, kinds) =>
    details.lookUp !== 'text' ||
    answers.external_knowledge === 0 ||
    kindOf(kinds, 'retrieval') === 'paste',
  'retrieval that stands is improved, not built anew': ({ details, halves }, kinds) =>
    details.today !== 'retrieval' ||
    (details.lookUp ?? 'documents') !== 'documents' ||
    !halves.retrieval.included ||
    of(kinds, 'retrieval')[0]?.rule === 'improve_retrieval',
  'missing labels lead to a grader where a program can check, unless it is good enough': (
    s,
    kinds,
  ) =>
    !isMissing(s) ||
    isGoodEnough(s) ||
    s.details.checkable !== 'yes' ||
    of(kinds, 'tuning')
      .map(({ kind, role }) => `${kind} ${role}`)
      .join() === 'grader later',
  'nothing is scored by a program that cannot': ({ details }, kinds) =>
    details.checkable === 'yes' || !kinds.some(({ kind }) => kind === 'grader'),
  'a narrow task with many labels has a small model, with prompting first too': (s, kinds) => {
    const many = s.details.task === 'classify' ? 2 : 3;
    const { training_data } = s.answers;
    if (!isNarrow(s) || training_data === 'unsure' || training_data < many) return true;
    if (s.halves.tuning.included && s.details.today === 'tuned') return true;
    if (s.halves.tuning.included)
      return isGoodEnough(s) || kindOf(kinds, 'tuning') === 'small_model';
    return s.details.builders === 'nobody' || kindOf(kinds, 'tuning') === 'small_model';
  },
  'a prompt that works at too high a price is copied, or challenged by a small model': (s, kinds) =>
    !(isGoodEnough(s) && isDear(s) && isPrompted(s)) ||
    s.details.builders === 'nobody' ||
    ['distillation', isNarrow(s) ? 'small_model' : 'distillation'].some(
      (kind) => kind === kindOf(kinds, 'tuning'),
    ),
  'nothing is copied that falls short': ({ details }, kinds) =>
    details.measured !== 60 || !kinds.some(({ kind }) => kind === 'distillation'),
  'a tuned model that runs is trained again where tuning is included': (s, kinds) =>
    (s.details.today === 'tuned' && s.halves.tuning.included) ===
    kinds.some(({ rule }) => rule === 'tuned_already'),
  'what is good enough is left as it is where nothing is to be added, and nothing else': (
    s,
    kinds,
  ) => {
    const isAdded = s.halves.retrieval.included || s.halves.tuning.included;
    const isKept = isGoodEnough(s) && !isAdded && s.details.task !== 'act';
    return of(kinds, 'prompting').every(({ rule }) => (rule === 'good_enough') === isKept);
  },
  'an agent is prompted before anything is trained': (s, kinds) =>
    s.details.task !== 'act' ||
    (of(kinds, 'prompting')[0]?.rule === 'agent' &&
      (!s.halves.tuning.included || isGoodEnough(s) || kinds[0]?.part === 'prompting')),
  'code is run and mended before anything is trained': (s, kinds) =>
    !s.halves.tuning.included ||
    s.details.task !== 'code' ||
    isGoodEnough(s) ||
    of(kinds, 'prompting')[0]?.role === 'first',
  'nothing is compared where nobody builds': ({ details }, kinds) =>
    details.builders !== 'nobody' || !kinds.some(({ role }) => role === 'compare'),
  'an optimiser is named only where there is a prompt that falls short': (s, kinds) =>
    !kinds.some(({ kind }) => kind === 'optimiser') || (isPrompted(s) && s.details.measured === 60),
  'a search is tuned only where one runs, is needed and falls short': (
    { details, ...s },
    kinds,
  ) => {
    if (kindOf(kinds, 'tuning') !== 'retriever') return true;
    const isNeeded =
      kindOf(kinds, 'retrieval') === 'search' ||
      (details.lookUp === 'documents' && s.answers.external_knowledge !== 0);
    return details.today === 'retrieval' && isNeeded && details.measured === 60;
  },
  'a search that runs is not named beside another verdict': ({ details, halves }, kinds) =>
    halves.retrieval.included ||
    details.today !== 'retrieval' ||
    kindOf(kinds, 'retrieval') !== 'search',
  'what comes later waits for labels, or for the misses of a search': (s, kinds) =>
    kinds.every(
      ({ role, kind }) => (role === 'later') === (kind === 'retriever' || isWaiting(s, kind)),
    ),
};

let found: ReadonlyMap<string, unknown> | undefined;

/** The promises that are broken, each with the first case in which it is; worked out once. */
function broken(): ReadonlyMap<string, unknown> {
  if (found !== undefined) return found;
  const all = new Map<string, unknown>();
  for (const s of everyKindOfCase()) {
    const kinds = kindsFor(s);
    for (const [promise, holds] of Object.entries(PROMISES)) {
      if (!all.has(promise) && !holds(s, kinds)) all.set(promise, { ...s, kinds });
    }
  }
  found = all;
  return all;
}

describe('in every kind of case', () => {
  it.each(Object.keys(PROMISES))(
    '%s',
    (promise) => {
      expect(broken().get(promise)).toBeUndefined();
    },
    60_000,
  );
});
