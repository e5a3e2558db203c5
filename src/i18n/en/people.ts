import { list } from './vocabulary.ts';

/** Passes the deciders to every text, so that another language may name them where English does not. */
const withDeciders = <Why extends string>(
  texts: Readonly<Record<Why, (deciders: string) => string>>,
) => texts;

/** Why the bot refused what a person tried to do. */
export const refusal = withDeciders({
  unknown_decision: () =>
    'I find no such decision among those that you can see: it may have been deleted, or it stands in a channel that you are not in.',
  not_decider: (deciders) =>
    `Only ${deciders} may do that. Say in the thread what you would change.`,
  not_owner: () => 'Only the person who asked can do that.',
  already_posted: () => 'It has been posted already, so it stays where it is.',
  still_blind: (deciders) =>
    `The team is still rating blind. This comes after the reveal; ${deciders} can reveal.`,
  not_blind: () => 'The ratings have been revealed already.',
  is_decided: () =>
    'This is decided, so it cannot change any more. “Start a new decision” in its menu replaces it.',
  is_withdrawn: () => 'This was withdrawn, so it cannot change any more.',
  is_superseded: () => 'Another decision has replaced this one, so it cannot change any more.',
  not_decided: () => 'This is not decided, so there is nothing to look at again.',
  nothing_changed: () => 'Nothing is different from what is recorded, so nothing was changed.',
  reason_missing: () => 'Say why, so that people can follow it later.',
  guest: () => 'Guests can read this, but only members of the workspace can rate, vote and decide.',
  external: () =>
    'People from other companies and workspaces can read this, but only members of the workspace that asked can rate, vote and decide.',
  deactivated: () => 'This account is deactivated, so it cannot take part.',
  bot: () => 'Apps and bots cannot take part: only members of the workspace can.',
  stranger: () =>
    'Slack knows nobody here by this account: only members of the workspace can take part.',
  unknown_person: () =>
    'I could not check with Slack who you are. Nothing was changed; please try again in a moment.',
  not_known: () =>
    'Slack did not tell me in time whether you may see this. Nothing was changed; please try again in a moment.',
  not_permitted: () =>
    'I lack the permission to ask Slack who is in a channel (channels:read and groups:read), so I cannot show you anything of it. Ask whoever installed me to reinstall the app with its current manifest.',
  not_in_it: () =>
    'Slack does not tell me that you are in that channel. Join it first, or choose another one.',
  bot_not_in_it: () =>
    'I am not in that channel. Invite me first: type /invite there. Then choose it again.',
});

/** More names than this do not fit under a field. */
const NAMED = 5;

/** Why a user cannot take part at all. */
const what = {
  bot: (names: string, several: boolean) => `${names} ${several ? 'are apps' : 'is an app'}.`,
  guest: (names: string, several: boolean) => `${names} ${several ? 'are guests' : 'is a guest'}.`,
  external: (names: string, several: boolean) =>
    `${names} ${several ? 'are' : 'is'} not of this workspace.`,
  deactivated: (names: string, several: boolean) =>
    `${names} ${several ? 'have deactivated accounts' : 'has a deactivated account'}.`,
  stranger: (names: string, several: boolean) =>
    `Slack does not know ${several ? 'them' : 'one of them'}: ${names}.`,
  unknown_person: () => 'I could not check with Slack who everybody is.',
};
type NotTakingPart = keyof typeof what;

/** A person chosen in a form who cannot take part; the name is null when Slack gives none. */
type NotChoosable = { readonly name: string | null; readonly why: NotTakingPart };

function names(chosen: readonly NotChoosable[]): string {
  const known = chosen.map(({ name }) => name ?? 'somebody');
  const more = known.length - NAMED;
  return list(more > 0 ? [...known.slice(0, NAMED), `${more} more`] : known);
}

/** Who may be chosen in a form, and the replies to people who are not members. */
export const people = {
  /** The error under a field for people, in plain text. Takes at least one person. */
  notChoosable: (who: readonly NotChoosable[]) => {
    const kinds = [...new Set(who.map(({ why }) => why))];
    const facts = kinds.map((kind) => {
      const those = who.filter(({ why }) => why === kind);
      return what[kind](names(those), those.length > 1);
    });
    const remedy =
      kinds.length === 1 && kinds[0] === 'unknown_person'
        ? 'Nothing is lost: please send this again in a moment.'
        : 'Choose only people who are members of the workspace.';
    return [...facts, remedy].join(' ');
  },
  enoughTooMany: (canRate: number) =>
    canRate < 2
      ? 'Nobody else there can rate. Invite people first, or leave it empty.'
      : `Only ${canRate} people there can rate. Type at most ${canRate}, or leave it empty.`,
  /** Why the bot cannot do this for the user, and what to do instead. */
  notFor: {
    ask: {
      guest:
        'Guests cannot ask for a recommendation here: only full members of the workspace can. Ask one of them to put your question; you can follow its thread in your channel.',
      external:
        'Only members of the workspace that this app belongs to can ask for a recommendation. Ask one of them to put your question in your shared channel.',
      deactivated: 'This account is deactivated, so it cannot ask for a recommendation.',
      bot: 'Apps and bots cannot ask for a recommendation: only members of the workspace can.',
      stranger:
        'Slack knows nobody here by this account: only members of the workspace can ask for a recommendation.',
      unknown_person:
        'I could not check with Slack who you are. Nothing was changed; please try again in a moment.',
    } satisfies Record<NotTakingPart, string>,
    list: {
      guest:
        'Lists and search are for full members of the workspace. You can read the decisions of your channels in their threads there.',
      external:
        'Lists and search are for members of the workspace that this app belongs to. You can read the decisions of your shared channels in their threads there.',
      deactivated: 'This account is deactivated, so there is nothing to list.',
      bot: 'Lists and search are for members of the workspace, not for apps and bots.',
      stranger:
        'Slack knows nobody here by this account: lists and search are for members of the workspace.',
      unknown_person:
        'I could not check with Slack who you are, so I cannot list anything. Please try again in a moment.',
    } satisfies Record<NotTakingPart, string>,
    home: {
      guest:
        'This page is for full members of the workspace: as a guest you see no decisions here. In your channels you can read their threads. To have something assessed, ask a member.',
      external:
        'This page is for members of the workspace that this app belongs to, so you see no decisions here. In your shared channels you can read their threads. To have something assessed, ask one of its members.',
      deactivated: 'This account is deactivated, so you see no decisions here.',
      bot: 'This page is for members of the workspace, not for apps and bots.',
      stranger: 'Slack knows nobody here by this account, so there are no decisions to see.',
      unknown_person:
        'I could not check with Slack who you are. Please open this page again in a moment.',
    } satisfies Record<NotTakingPart, string>,
  },
  /** Replaces the names of the deciders when none of them can act any more. */
  aManager:
    'whoever manages this app (admins and owners of the workspace, and those named in its settings)',
};
