import { type Clock, within } from '../../clock.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { Gateway } from '../api/gateway.ts';
import type { People } from '../api/people.ts';

type NotChoosable = Parameters<Messages['people']['notChoosable']>[0];

export type ChosenDeps = {
  readonly people: People;
  readonly gateway: Pick<Gateway, 'members'>;
  readonly messages: Messages;
  readonly clock: Clock;
};

/** Who sends the form is asked about as well, and Slack waits three seconds for both. */
const CHOSEN_MS = 1_000;

/** In a larger channel Slack is not asked about everybody. */
const COUNTED = 50;

/**
 * Why some of those who were chosen cannot be, in words for a field: only members can. Slack's menus
 * of people offer apps, guests and others as well. Of whom Slack says nothing in time the form is to
 * be sent again; null when all can be.
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
  const who = await within(clock, CHOSEN_MS, {
    coming: Promise.all(chosen.map(ask)).then((found) => found.flat()),
    instead: [{ name: null, why: 'unknown_person' }] as const,
  });
  return who.length === 0 ? null : t.people.notChoosable(who);
}

/**
 * Why so many ratings will never come, in words for a field: more than the people in the channel and
 * those who are asked by name. Null when they may come, or Slack does not say who is there.
 */
export async function neverEnough(
  { people, gateway, messages: t, clock }: ChosenDeps,
  channelId: string,
  { enough, asked }: { readonly enough: number; readonly asked: readonly string[] },
): Promise<string | null> {
  const count = async (): Promise<number | null> => {
    const members = await gateway.members(channelId);
    if (members.kind !== 'done') return null;
    const there = new Set([...members.value, ...asked]);
    if (there.size > COUNTED) return there.size;
    const memberships = await Promise.all([...there].map((userId) => people.membership(userId)));
    return memberships.filter((it) => it === 'member' || it === 'unknown_person').length;
  };
  const canRate = await within(clock, CHOSEN_MS, { coming: count(), instead: null });
  return canRate === null || enough <= canRate ? null : t.people.enoughTooMany(canRate);
}
