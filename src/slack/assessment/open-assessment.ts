import type { Messages } from '../../i18n/messages.ts';
import type { Logger } from '../../logger.ts';
import type { Gateway } from '../api/gateway.ts';
import { type Membership, type People, RECENT_MS } from '../api/people.ts';
import type { ModalView } from '../kit/blocks.ts';
import { infoModal } from '../kit/modal.ts';
import type { FormUpdates } from '../listeners/form-updates.ts';

export type OpenAssessmentDeps = {
  readonly gateway: Gateway;
  readonly people: People;
  readonly updates: FormUpdates;
  readonly messages: Messages;
  readonly log: Logger;
};

/**
 * Opens the form that asks for a recommendation. Whoever may not ask is told so instead, or as soon
 * as Slack says who they are: before they have typed. Awaits nothing before the form is on its way,
 * since a trigger lives three seconds. Says whether anything opened.
 */
export async function openAssessment(
  { gateway, people, updates, messages: t, log }: OpenAssessmentDeps,
  { triggerId, userId }: { readonly triggerId: string; readonly userId: string },
  form: ModalView,
): Promise<boolean> {
  const refusal = (standing: Membership | null): ModalView | null =>
    standing === null || standing === 'member' || standing === 'unknown_person'
      ? null
      : infoModal(t, t.modal.title, t.people.notFor.ask[standing]);
  const atOnce = refusal(people.knownMembership(userId));
  const opening = gateway.openModal(triggerId, atOnce ?? form);
  const asking = atOnce === null ? people.membership(userId, RECENT_MS) : null;
  const [opened, standing] = await Promise.all([opening, asking]);
  if (opened.kind !== 'done') {
    log.warn({ error: opened.error }, 'A form could not be opened');
    return false;
  }
  const instead = refusal(standing);
  if (instead !== null && opened.value !== null) await updates.show(opened.value, instead);
  return true;
}
