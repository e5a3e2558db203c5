import type { AllMiddlewareArgs, BlockAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import { infoModal } from '../kit/modal.ts';
import { openForm } from '../listeners/open-form.ts';
import { readAudience } from './digest-form.ts';
import { digestModal } from './digest-modal-view.ts';
import { type DigestDeps, digestShown, notMember, notTheirs } from './digest-shown.ts';

type Args = AllMiddlewareArgs & SlackActionMiddlewareArgs<BlockAction>;

/** From the Home tab: somebody wants to turn a digest on or off. */
export const openDigestForm =
  (deps: DigestDeps) =>
  async ({ ack, body }: Args): Promise<void> => {
    await ack();
    const { people, visibility, messages: t } = deps;
    const userId = body.user.id;
    const [standing, shown] = await Promise.all([
      people.membership(userId),
      digestShown(deps, userId, { kind: 'me' }),
    ]);
    const refusal = notMember(t, standing);
    const view =
      refusal === null ? digestModal(t, shown) : infoModal(t, t.digest.form.title, refusal);
    await openForm(deps, body.trigger_id, view);
    // Asked while the form is filled in, so that it is known by the time it is sent.
    await visibility.of(userId);
  };

/** In the form: it is for somebody else now, so what is on for them is shown. */
export const showAudienceInputs =
  (deps: DigestDeps) =>
  async ({ ack, body }: Args): Promise<void> => {
    await ack();
    if (body.view === undefined) return;
    const { people, updates, messages: t } = deps;
    const { id: userId } = body.user;
    const [standing, shown] = await Promise.all([
      people.membership(userId),
      digestShown(deps, userId, readAudience(body.view)),
    ]);
    const problem = notMember(t, standing) ?? shown.problem;
    const current = problem === null ? shown.current : null;
    await updates.show(body.view.id, digestModal(t, { ...shown, current, problem }));
  };

/** In the form: it is turned off. */
export const stopDigest =
  (deps: DigestDeps) =>
  async ({ ack, action, body }: Args): Promise<void> => {
    const { digests, people, visibility, messages: t } = deps;
    const userId = body.user.id;
    const target = action.type === 'button' ? (action.value ?? '') : '';
    const [standing, accessScope] = await Promise.all([
      people.membership(userId),
      target === userId ? null : visibility.soon(userId),
    ]);
    const refusal = notMember(t, standing) ?? (accessScope && notTheirs(t, accessScope, target));
    if (refusal === null) await digests.unsubscribe(target, userId);
    await ack();
    if (body.view === undefined) return;
    const shown = await digestShown(deps, userId, readAudience(body.view));
    const problem = refusal ?? shown.problem;
    await deps.updates.show(body.view.id, digestModal(t, { ...shown, problem }));
  };
