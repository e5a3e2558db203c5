import type { AllMiddlewareArgs, BlockAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import { createKeyedQueue } from '../../keyed-queue.ts';
import type { Logger } from '../../logger.ts';
import type { Gateway } from '../api/gateway.ts';
import type { ModalView } from '../kit/blocks.ts';

/** Updates open forms. */
export type FormUpdates = {
  /** Whether an update of this form is pending; the form in a payload is then already out of date. */
  readonly isUnderWay: (viewId: string) => boolean;
  readonly show: (viewId: string, view: ModalView) => Promise<void>;
};

/** Sends one update of a form at a time, in order, so that the last one stays. */
export function createFormUpdates({
  gateway,
  log,
}: {
  readonly gateway: Gateway;
  readonly log: Logger;
}): FormUpdates {
  const queue = createKeyedQueue();
  const update = async (viewId: string, view: ModalView): Promise<void> => {
    const first = await gateway.updateModal(viewId, view);
    const answer = first.kind === 'later' ? await gateway.updateModal(viewId, view) : first;
    // A form that was closed meanwhile needs no update; a person may notice any other failure.
    if (answer.kind !== 'done') log.warn({ error: answer.error }, 'A form was not updated');
  };
  return {
    isUnderWay: queue.has,
    show: (viewId, view) => queue.run(viewId, () => update(viewId, view)),
  };
}

/**
 * Opens a form; logs and returns null if Slack does not open it. `viewId` is null when another delivery
 * of the same click has opened it.
 */
export async function openForm(
  { gateway, log }: { readonly gateway: Gateway; readonly log: Logger },
  triggerId: string,
  view: ModalView,
): Promise<{ readonly viewId: string | null } | null> {
  const opened = await gateway.openModal(triggerId, view);
  if (opened.kind === 'done') return { viewId: opened.value };
  log.warn({ error: opened.error }, 'A form could not be opened');
  return null;
}

/** The listener of a button that opens the form `viewFor` makes for the person who clicked. */
export const formOpened =
  (
    deps: { readonly gateway: Gateway; readonly log: Logger },
    viewFor: (userId: string) => Promise<ModalView>,
  ) =>
  async ({
    ack,
    body,
  }: AllMiddlewareArgs & SlackActionMiddlewareArgs<BlockAction>): Promise<void> => {
    await ack();
    await openForm(deps, body.trigger_id, await viewFor(body.user.id));
  };
