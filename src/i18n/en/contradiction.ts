import type { Contradiction } from '../../engine/index.ts';

/** Answers that cannot both be true: in the form, and in the thread if they are left so. */
export const contradiction = {
  nothing_to_look_up_yet_changing:
    'Two answers contradict each other: nothing must be looked up, yet the facts that are looked up change often. If answers rest on them, outside knowledge is more than none.',
  nothing_to_look_up_yet_listed:
    'Two answers contradict each other: nothing must be looked up, yet you name what must be. If some requests need it, outside knowledge is more than none.',
  much_to_look_up_yet_nothing:
    'Two answers contradict each other: most requests need facts from outside, yet nothing beyond the request must be looked up. What comes with the request does not count.',
} satisfies Record<Contradiction, string>;
