import {
  type DetailId,
  type Details,
  detailsSchema,
  LIMITS,
  MOST_REQUESTS,
} from '../../engine/index.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { Errors, Inputs } from '../kit/view-state.ts';

/** The details that are chosen from a menu. */
const CHOSEN = [
  'task',
  'lookUp',
  'today',
  'checkable',
  'builders',
] as const satisfies readonly DetailId[];

/** The details that are typed as a number. */
const TYPED = ['measured', 'needed', 'requestsPerMonth'] as const satisfies readonly DetailId[];
export type TypedDetail = (typeof TYPED)[number];

/** The choice "not known": Slack offers no way to clear a menu. */
export const NOT_KNOWN = 'not_known';

const chosenSchema = detailsSchema.omit({ measured: true, needed: true, requestsPerMonth: true });

/** The details as the form holds them; its numbers are unchecked: perhaps too large, a fraction, or `NaN`. */
export function detailsIn({ choice, choices, number }: Inputs): Details {
  const ticked = choices('limits');
  const chosen = CHOSEN.map((id) => [id, choice(id)] as const).filter(
    ([, value]) => value !== null && value !== NOT_KNOWN,
  );
  const { limits, ...others } = chosenSchema.parse({
    ...Object.fromEntries(chosen),
    ...(ticked.length === 0 ? {} : { limits: ticked }),
  });
  const numbers: Readonly<Partial<Record<TypedDetail, number>>> = Object.fromEntries(
    TYPED.flatMap((id) => {
      const typed = number(id);
      return typed === null ? [] : [[id, typed]];
    }),
  );
  return {
    ...others,
    ...numbers,
    // In one order, however they were ticked.
    ...(limits === undefined ? {} : { limits: LIMITS.filter((limit) => limits.includes(limit)) }),
  };
}

/** What is wrong with the numbers, by detail. */
export function detailErrors({ error }: Messages, details: Details): Errors {
  const { requestsPerMonth = 0 } = details;
  const words: Readonly<Record<TypedDetail, string>> = {
    measured: error.shareWrong,
    needed: error.shareWrong,
    requestsPerMonth:
      requestsPerMonth > MOST_REQUESTS ? error.requestsTooMany(MOST_REQUESTS) : error.requestsWrong,
  };
  const isWrong = (id: TypedDetail): boolean =>
    details[id] !== undefined && !detailsSchema.shape[id].safeParse(details[id]).success;
  return Object.fromEntries(TYPED.filter(isWrong).map((id) => [id, words[id]]));
}
