import { answer, type Case, fillIn, rootOf, unfold } from '../journeys/ask.ts';
import type { ModalDriver } from '../workspace/modal-driver.ts';
import type { ActResult, Message } from '../workspace/protocol.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** A case, who asks about it, and where. */
export type Asked = Case & {
  readonly who: string;
  readonly channel: string;
  /** Who may decide besides the one who asks. */
  readonly deciders?: readonly string[];
};
/** How the team is asked to rate before anybody sees the recommendation. */
export type AskedBlind = { readonly invited: readonly string[]; readonly enough: string };

/** Somebody asks, with the team rating blind first if `blind` says how. */
export async function ask(
  workspace: Workspace,
  { who, channel, deciders = [], ...of }: Asked,
  blind?: AskedBlind,
): Promise<void> {
  await did(workspace.as(who).command(channel, '/rag-or-finetune'));
  const form = await workspace.as(who).modal();
  await fillIn(form, of);
  if (deciders.length > 0) {
    await unfold(workspace, form);
    await did(form.check('deciders', deciders));
  }
  if (blind !== undefined) {
    await did(form.check('blind', ['blind']));
    await workspace.when(() => form.view.blocks.some(({ block_id }) => block_id === 'invited'));
    await did(form.check('invited', blind.invited));
    await did(form.type('enough', blind.enough));
  }
  await did(form.submit());
}

/** Waits until the root of a case stands in its channel, and says what is looked for. */
export const rootThatSays = (
  workspace: Workspace,
  { who, channel, title }: Asked,
  words: string,
): Promise<Message> =>
  workspace.when(
    () => {
      const root = rootOf(workspace, who, channel, title);
      return root?.text.includes(words) === true ? root : null;
    },
    { label: `“${words}” in the root of “${title}”`, timeoutMs: 10_000 },
  );

/** Somebody presses a button of a root message, and fills in the form that it opens. */
export async function fillInFrom(
  workspace: Workspace,
  { who, channel, ts, button }: Pressed,
  fill: (form: ModalDriver) => Promise<void>,
): Promise<void> {
  await did(workspace.as(who).click(channel, ts, button));
  const form = await workspace.as(who).modal();
  await fill(form);
  await did(form.submit());
  // Some forms stay to tell what came of them.
  if (form.isOpen) await form.close();
}

type Pressed = {
  readonly who: string;
  readonly channel: string;
  readonly ts: string;
  readonly button: string;
};

/** Somebody gives their own six answers, in the order of the form. */
export const rate = (
  workspace: Workspace,
  at: Omit<Pressed, 'button'>,
  answers: string,
): Promise<void> =>
  fillInFrom(workspace, { ...at, button: 'rate' }, (form) => answer(form, answers));

/** What goes wrong must not leave half a story behind in silence. */
export async function did(act: Promise<ActResult>): Promise<void> {
  const result = await act;
  if (!result.ok) throw new Error(`the demo’s first days stopped: ${JSON.stringify(result)}`);
}
