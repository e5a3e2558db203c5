import type { NotTakingPart } from './messages-discussion.ts';

/** Somebody who was chosen and cannot be; without a name where Slack tells none. */
export type NotChoosable = { readonly name: string | null; readonly why: NotTakingPart };

/** What somebody who is no member tried. */
export type Tried = 'ask' | 'list' | 'home';

/** The words about who people are: who may be chosen, and what those may do who are no members. */
export type PeopleMessages = {
  readonly people: {
    /** Under a field for people, in plain text; there is one at least. */
    readonly notChoosable: (who: readonly NotChoosable[]) => string;
    /** Under the field that asks how many ratings are enough. */
    readonly enoughTooMany: (canRate: number) => string;
    /** Why nothing comes of it, and what to do. */
    readonly notFor: Readonly<Record<Tried, Readonly<Record<NotTakingPart, string>>>>;
    /** Instead of who may decide, when none of them can any more. */
    readonly aManager: string;
  };
};
