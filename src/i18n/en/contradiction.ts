import type { Contradiction } from '../../engine/index.ts';

/** Answers that cannot both be true: in the form, and in the thread if they are left so. */
export const contradiction = {
  nothing_to_look_up_yet_changing:
    'Which facts change so often? If they come with each request, “Change” is “never”; if they must be looked up, outside knowledge is more than “none”.',
  nothing_to_look_up_yet_listed:
    'Must anything be looked up? The answers say no, but the details name something. If some requests need it, outside knowledge is more than “none”.',
  much_to_look_up_yet_nothing:
    'Must anything be looked up? Most requests need facts from outside, but the details say “nothing beyond the request”. What comes with the request does not count.',
} satisfies Record<Contradiction, string>;
