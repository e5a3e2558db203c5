import type { Messages } from '../../i18n/messages.ts';
import type { Logger } from '../../logger.ts';
import type { Digests } from '../../usecases/digests.ts';
import type { Gateway } from '../api/gateway.ts';
import { knownZoneOf, type Membership, type People, zoneOf } from '../api/people.ts';
import type { Visibility, Visible } from '../api/visibility.ts';
import type { FormUpdates } from '../listeners/form-updates.ts';
import type { Audience } from './digest-form.ts';
import type { DigestShownInForm } from './digest-modal-view.ts';

/** What the listeners around the weekly digest need. */
export type DigestDeps = {
  readonly digests: Digests;
  readonly people: People;
  readonly visibility: Visibility;
  readonly gateway: Gateway;
  readonly updates: FormUpdates;
  readonly messages: Messages;
  readonly log: Logger;
};

/** Why somebody may have no digest at all, in words for them; null for members. */
export function notMember(t: Messages, standing: Membership): string | null {
  if (standing === 'member') return null;
  return standing === 'unknown_person'
    ? t.discussion.refusal.unknown_person('')
    : t.digest.onlyMembers;
}

/** Why a member may have none sent to this channel, in words for them; null when they may. */
export function notTheirs(
  t: Messages,
  { channels, isComplete, reason }: Visible,
  channel: string,
): string | null {
  if (channels.has(channel)) return null;
  const { notSeen, notKnown, notKnownYet } = t.digest.form;
  if (isComplete) return notSeen;
  return reason === 'busy' ? notKnownYet : notKnown;
}

/** What the form shows a member for this audience; nothing of channels that they do not see. */
export async function digestShown(
  deps: Pick<DigestDeps, 'digests' | 'people' | 'visibility' | 'messages'>,
  userId: string,
  audience: Audience,
): Promise<DigestShownInForm> {
  const { digests, people, visibility, messages: t } = deps;
  const target = audience.kind === 'me' ? userId : audience.id;
  const channel = audience.kind === 'channel' ? audience.id : null;
  const [profile, accessScope] = await Promise.all([
    people.profile(userId),
    channel === null ? null : visibility.of(userId),
  ]);
  const problem =
    channel === null || accessScope === null ? null : notTheirs(t, accessScope, channel);
  const zone = knownZoneOf(profile);
  const read = zone === null ? digests.read : (of: string) => digests.readIn(of, zone);
  const current = target === null || problem !== null ? null : await read(target);
  return { audience, zone: zoneOf(profile), current, problem };
}
