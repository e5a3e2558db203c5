import { type Clock, within } from '../../clock.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { Gateway } from '../api/gateway.ts';
import type { People } from '../api/people.ts';
import { LOOKUP_MS } from './deciders.ts';

type NotChoosable = Parameters<Messages['people']['notChoosable']>[0];

export type ChosenDeps = {
  readonly people: People;
  readonly gateway: Pick<Gateway, 'members'>;
  readonly messages: Messages;
  readonly clock: Clock;
};

/** In a larger channel the bot does not look up each person. */
const LARGEST_LOOKUP = 50;

/**
 * An error text that names the chosen people who are not members; null when all are. Needed because
 * Slack's user menus also offer apps and guests. When Slack does not answer in time, the text asks the
 * person to send the form again.
 */
export async function notChoosable(
  { people, messages: t, clock }: Omit<ChosenDeps, 'gateway'>,
  chosen: readonly string[],
): Promise<string | null> {
  if (chosen.length === 0) return null;
  const ask = async (userId: string): Promise<NotChoosable> => {
    const why = await people.membership(userId);
    if (why === 'member') return [];
    const name = why === 'stranger' ? userId : ((await people.profile(userId))?.name ?? null);
    return [{ name: name || userId, why }];
  };
  const refused = await within(clock, LOOKUP_MS, {
    coming: Promise.all(chosen.map(ask)).then((lists) => lists.flat()),
    instead: [{ name: null, why: 'unknown_person' }] as const,
  });
  return refused.length === 0 ? null : t.people.notChoosable(refused);
}

/**
 * An error text when `enough` ratings can never arrive, because the channel and the people asked by name
 * are fewer; null when they can, or when Slack does not say who is in the channel.
 */
export async function neverEnough(
  { people, gateway, messages: t, clock }: ChosenDeps,
  channelId: string,
  { enough, asked }: { readonly enough: number; readonly asked: readonly string[] },
): Promise<string | null> {
  const count = async (): Promise<number | null> => {
    const members = await gateway.members(channelId);
    if (members.kind !== 'done') return null;
    const raters = new Set([...members.value, ...asked]);
    if (raters.size > LARGEST_LOOKUP) return raters.size;
    const memberships = await Promise.all([...raters].map((userId) => people.membership(userId)));
    return memberships.filter((one) => one === 'member' || one === 'unknown_person').length;
  };
  const canRate = await within(clock, LOOKUP_MS, { coming: count(), instead: null });
  return canRate === null || enough <= canRate ? null : t.people.enoughTooMany(canRate);
}
