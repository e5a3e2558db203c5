import type { ModalView } from '../kit/blocks.ts';
import type { ListenerDeps } from './discussion.ts';

/** Opens a form, or leaves a line in the log; says whether it opened. */
export async function openForm(
  { gateway, log }: Pick<ListenerDeps, 'gateway' | 'log'>,
  triggerId: string,
  view: ModalView,
): Promise<boolean> {
  const opened = await gateway.openModal(triggerId, view);
  if (opened.kind !== 'done') log.warn({ error: opened.error }, 'A form could not be opened');
  return opened.kind === 'done';
}
