import type { AllMiddlewareArgs, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import { zoneOf } from '../api/people.ts';
import { BLOCK } from '../kit/ids.ts';
import { infoModal } from '../kit/modal.ts';
import { parseDigestForm } from './digest-form.ts';
import { type DigestDeps, notMember, notTheirs } from './digest-shown.ts';

type Args = AllMiddlewareArgs & SlackViewMiddlewareArgs<ViewSubmitAction>;

/** The form was sent: the digest is turned on before it closes, and says when it comes. */
export const digestSubmitted =
  (deps: DigestDeps) =>
  async ({ ack, body, view }: Args): Promise<void> => {
    const { digests, people, visibility, updates, messages: t, log } = deps;
    const userId = body.user.id;
    const form = parseDigestForm(t, view);
    if (!form.ok) return ack({ response_action: 'errors', errors: { ...form.errors } });
    const { channel, weekday, hour } = form.value;
    const refuse = (block: string, text: string) =>
      ack({ response_action: 'errors', errors: { [block]: text } });
    const [standing, profile, accessScope] = await Promise.all([
      people.membership(userId),
      people.profile(userId),
      channel === null ? null : visibility.soon(userId),
    ]);
    const refusal = notMember(t, standing);
    if (refusal !== null) return refuse(BLOCK.digestFor, refusal);
    const problem =
      channel === null || accessScope === null ? null : notTheirs(t, accessScope, channel);
    if (problem !== null) return refuse(BLOCK.channel, problem);
    const { title, kept, keptFor, sightUnknown, sightNotYet } = t.digest.form;
    const zone = zoneOf(profile);
    const target = channel ?? userId;
    let said: string;
    try {
      const next = await digests.subscribe({ target, readerId: userId, weekday, hour, zone });
      said = `${kept(next, zone)} ${keptFor}`;
      await ack({ response_action: 'update', view: infoModal(t, title, said) });
    } catch (error) {
      log.error({ err: error }, 'A digest could not be turned on; its form stays open');
      return refuse(BLOCK.digestFor, t.error.notKept);
    }
    if (channel !== null) return;
    const { isComplete, reason } = await visibility.of(userId);
    if (isComplete) return;
    const warning = reason === 'busy' ? sightNotYet : sightUnknown;
    await updates.show(view.id, infoModal(t, title, `${said} ${warning}`));
  };
