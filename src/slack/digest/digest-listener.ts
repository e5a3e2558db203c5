import type { AllMiddlewareArgs, BlockAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import type { Messages } from '../../i18n/messages.ts';
import type { Digests } from '../../usecases/digests.ts';
import { type Actor, knownZoneOf, RECENT_MS, zoneOf } from '../api/people.ts';
import type { Visibility, Visible } from '../api/visibility.ts';
import { mention } from '../kit/blocks.ts';
import { BLOCK } from '../kit/ids.ts';
import { infoModal } from '../kit/modal.ts';
import {
  isElsewhere,
  type ListenerDeps,
  notMember,
  refusalText,
  toThemAlone,
} from '../listeners/discussion.ts';
import { type FormUpdates, openForm } from '../listeners/form-updates.ts';
import { type FormReply, formSubmitted } from '../listeners/submitted.ts';
import { type Audience, type ChosenDigest, parseDigestForm, readAudience } from './digest-form.ts';
import { type DigestShownInForm, digestModal } from './digest-view.ts';

type Args = AllMiddlewareArgs & SlackActionMiddlewareArgs<BlockAction>;
type Deps = Pick<ListenerDeps, 'people' | 'access' | 'gateway' | 'messages' | 'log'> & {
  readonly digests: Digests;
  readonly visibility: Visibility;
  readonly updates: FormUpdates;
};

/** Opens the form that turns digests on and off, from the Home tab. */
export const openDigestForm =
  (deps: Deps) =>
  async ({ ack, body }: Args): Promise<void> => {
    await ack();
    const { people, visibility, messages: t } = deps;
    const userId = body.user.id;
    const [membership, shown] = await Promise.all([
      people.membership(userId),
      digestShown(deps, userId, { kind: 'me' }),
    ]);
    const refusal = notMember(t, membership, t.digest.onlyMembers);
    const view =
      refusal === null ? digestModal(t, shown) : infoModal(t, t.digest.form.title, refusal);
    await openForm(deps, body.trigger_id, view);
    // Warms the cache while the member fills in the form, so that the submission need not wait.
    await visibility.of(userId);
  };

/** In the form, after the audience changed: shows that audience's digest. */
export const showAudienceInputs =
  (deps: Deps) =>
  async ({ ack, body }: Args): Promise<void> => {
    await ack();
    if (body.view === undefined) return;
    const { people, updates, messages: t } = deps;
    const { id: userId } = body.user;
    const [membership, shown] = await Promise.all([
      people.membership(userId),
      digestShown(deps, userId, readAudience(body.view)),
    ]);
    const problem = notMember(t, membership, t.digest.onlyMembers) ?? shown.problem;
    const current = problem === null ? shown.current : null;
    await updates.show(body.view.id, digestModal(t, { ...shown, current, problem }));
  };

/** In the form: turns the digest off. */
export const stopDigest =
  (deps: Deps) =>
  async ({ ack, action, body }: Args): Promise<void> => {
    const { digests, people, visibility, messages: t } = deps;
    const userId = body.user.id;
    const target = action.type === 'button' ? (action.value ?? '') : '';
    const [membership, accessScope] = await Promise.all([
      people.membership(userId),
      target === userId ? null : visibility.soon(userId),
    ]);
    const refusal =
      notMember(t, membership, t.digest.onlyMembers) ??
      (accessScope && whyNoDigest(t, accessScope, target));
    if (refusal === null) await digests.unsubscribe(target, userId);
    await ack();
    if (body.view === undefined) return;
    const shown = await digestShown(deps, userId, readAudience(body.view));
    const problem = refusal ?? shown.problem;
    await deps.updates.show(body.view.id, digestModal(t, { ...shown, problem }));
  };

/** Turns the digest on, then says when the next one comes. */
export const digestSubmitted = (deps: Deps) => {
  const { digests, people, visibility, updates, messages: t } = deps;
  return formSubmitted<ChosenDigest>(deps, {
    refusedUnder: () => BLOCK.digestFor,
    parse: ({ view }) => parseDigestForm(t, view),
    act: async ({ channel, weekday, hour }, { userId, view }): Promise<FormReply> => {
      const [membership, profile, accessScope] = await Promise.all([
        people.membership(userId),
        people.profile(userId),
        channel === null ? null : visibility.soon(userId),
      ]);
      const refusal = notMember(t, membership, t.digest.onlyMembers);
      if (refusal !== null) return { refusal };
      const problem =
        channel === null || accessScope === null ? null : whyNoDigest(t, accessScope, channel);
      if (problem !== null) return { errors: { [BLOCK.channel]: problem } };
      const { title, kept, keptFor, sightUnknown, sightNotYet } = t.digest.form;
      const zone = zoneOf(profile);
      const target = channel ?? userId;
      const next = await digests.subscribe({ target, readerId: userId, weekday, hour, zone });
      const text = `${kept(next, zone)} ${keptFor}`;
      return {
        view: infoModal(t, title, text),
        afterwards: async () => {
          if (channel !== null) return;
          const { isComplete, reason } = await visibility.of(userId);
          if (isComplete) return;
          const warning = reason === 'busy' ? sightNotYet : sightUnknown;
          await updates.show(view.id, infoModal(t, title, `${text} ${warning}`));
        },
      };
    },
  });
};

/**
 * Turns a digest off from the button under it, for its reader or for any member who sees the channel.
 * The payload only names the digest: Slack is asked whether the member may, and the channel hears of it
 * in a new message, because a payload's claims about the old message cannot be trusted.
 */
export const stopDigestFromMessage =
  (deps: Deps) =>
  async ({ ack, action, body, respond }: Args): Promise<void> => {
    const { digests, gateway, messages: t, log } = deps;
    const { id: userId } = body.user;
    const target = action.type === 'button' ? (action.value ?? '') : '';
    const refusal = await whyNotStopped(deps, { userId }, target);
    const wasOn = refusal === null && (await digests.unsubscribe(target, userId));
    await ack();
    if (refusal !== null || !wasOn || target === userId) {
      const text = refusal ?? (wasOn ? t.digest.turnedOff : t.digest.isOff);
      await respond(toThemAlone(text));
      return;
    }
    const text = t.digest.turnedOffBy(mention(userId));
    const rowId = `digest-off:${target}`;
    const posted = await gateway.post({ channel: target, content: { text, blocks: [] }, rowId });
    if (posted.kind === 'done') return;
    log.warn({ error: posted.error }, 'A channel was not told that its digest was turned off');
    await respond(toThemAlone(text));
  };

/** Why the actor may not turn this digest off, in words for them; null if they may. */
async function whyNotStopped(
  { people, access, messages: t }: Deps,
  actor: Actor,
  target: string,
): Promise<string | null> {
  if (target === actor.userId) {
    return notMember(t, await people.membership(actor.userId, RECENT_MS), t.digest.onlyMembers);
  }
  const may = await access.soon(actor, target);
  if (may === 'may') return null;
  return isElsewhere(may) ? t.digest.notYours : refusalText(t, may, null);
}

/** Why a member may not set up a digest for this channel, in words for them; null if they may. */
function whyNoDigest(
  t: Messages,
  { channels, isComplete, reason }: Visible,
  channel: string,
): string | null {
  if (channels.has(channel)) return null;
  const { notSeen, notKnown, notKnownYet } = t.digest.form;
  if (isComplete) return notSeen;
  return reason === 'busy' ? notKnownYet : notKnown;
}

/** What the form shows a member for this audience; no digest of a channel that they may not see. */
async function digestShown(
  deps: Deps,
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
    channel === null || accessScope === null ? null : whyNoDigest(t, accessScope, channel);
  const zone = knownZoneOf(profile);
  const read = zone === null ? digests.read : (id: string) => digests.readIn(id, zone);
  const current = target === null || problem !== null ? null : await read(target);
  return { audience, zone: zoneOf(profile), current, problem };
}
