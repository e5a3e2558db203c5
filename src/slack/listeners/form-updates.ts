import type { AllMiddlewareArgs, BlockAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import { createKeyedQueue } from '../../keyed-queue.ts';
import type { Logger } from '../../logger.ts';
import type { Gateway } from '../api/gateway.ts';
import type { ModalView } from '../kit/blocks.ts';

/** Shows an open form in a new state. */
export type FormUpdates = {
  /** Whether an update of this form is on its way, so that what it shows is not what was sent. */
  readonly isUnderWay: (viewId: string) => boolean;
  readonly show: (viewId: string, view: ModalView) => Promise<void>;
};

/** One update of a form at a time, in the order of the wishes: the last one stays. */
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
    // A form that was closed meanwhile needs no update; anything else a person may notice.
    if (answer.kind !== 'done') log.warn({ error: answer.error }, 'A form was not updated');
  };
  return {
    isUnderWay: queue.has,
    show: (viewId, view) => queue.run(viewId, () => update(viewId, view)),
  };
}

/**
 * Opens a form; null, and a line in the log, if it does not open. Its id is not known where another delivery
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

/** A button opens the form that `viewFor` makes for whoever clicked. */
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
