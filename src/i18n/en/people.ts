import type { NotTakingPart } from '../messages-discussion.ts';
import type { NotChoosable, PeopleMessages } from '../messages-people.ts';
import { list } from './phrases.ts';

/** More names than this do not fit under a field. */
const NAMED = 5;

const what: Readonly<Record<NotTakingPart, (names: string, several: boolean) => string>> = {
  bot: (names, several) => `${names} ${several ? 'are apps' : 'is an app'}.`,
  guest: (names, several) => `${names} ${several ? 'are guests' : 'is a guest'}.`,
  external: (names, several) => `${names} ${several ? 'are' : 'is'} not of this workspace.`,
  deactivated: (names, several) =>
    `${names} ${several ? 'have deactivated accounts' : 'has a deactivated account'}.`,
  stranger: (names, several) =>
    `Slack does not know ${several ? 'them' : 'one of them'}: ${names}.`,
  unknown_person: () => 'I could not check with Slack who everybody is.',
};

function names(of: readonly NotChoosable[]): string {
  const known = of.map(({ name }) => name ?? 'somebody');
  const more = known.length - NAMED;
  return list(more > 0 ? [...known.slice(0, NAMED), `${more} more`] : known);
}

export const people: PeopleMessages['people'] = {
  notChoosable: (who) => {
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
  enoughTooMany: (canRate) =>
    canRate < 2
      ? 'Nobody else there can rate. Invite people first, or leave it empty.'
      : `Only ${canRate} people there can rate. Type at most ${canRate}, or leave it empty.`,
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
    },
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
    },
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
    },
  },
  aManager:
    'whoever manages this app (admins and owners of the workspace, and those named in its settings)',
};
