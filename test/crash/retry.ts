import type { ModalDriver } from '../workspace/modal-driver.ts';
import type { ActResult } from '../workspace/protocol.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** How many times a person clicks again before giving up. */
const TRIES = 40;
/** So often a click may be taken without a form that opens. */
const FORMLESS = 4;
const FORM_MS = 2_000;

const connected = (slack: Workspace): Promise<boolean> =>
  slack.when(() => slack.sockets.connections() > 0, { timeoutMs: 30_000 });

export type Answered = {
  readonly how: 'taken' | 'refused' | 'unanswered';
  /** Whether it took more than one attempt, as when the bot was killed meanwhile. */
  readonly again: boolean;
};

/** Does something again, as people do, until the bot has answered. */
export async function untilAnswered(
  slack: Workspace,
  attempt: () => Promise<ActResult>,
): Promise<Answered> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const result = await attempt();
    const again = tries > 0;
    if (result.ok) return { how: 'taken', again };
    if (result.reason === 'invalid') return { how: 'refused', again };
    await connected(slack);
  }
  return { how: 'unanswered', again: true };
}

/** Does what opens a form again until it is open; null when it never is. */
export async function untilOpen(
  slack: Workspace,
  who: string,
  callbackId: string,
  attempt: () => Promise<ActResult>,
): Promise<ModalDriver | null> {
  for (let tries = 0; tries < FORMLESS; tries += 1) {
    if ((await untilAnswered(slack, attempt)).how !== 'taken') return null;
    const form = await slack
      .as(who)
      .modal({ callbackId, timeoutMs: FORM_MS })
      .catch(() => null);
    if (form !== null) return form;
  }
  return null;
}

/** Sends a form until it is answered, and closes whatever is left of it. */
export async function send(slack: Workspace, form: ModalDriver): Promise<Answered> {
  const answered = await untilAnswered(slack, () => form.submit());
  if (form.isOpen) await form.close({ all: true });
  return answered;
}
