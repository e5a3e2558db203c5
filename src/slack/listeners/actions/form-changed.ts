import type { AllMiddlewareArgs, BlockAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import type { Messages } from '../../../i18n/messages.ts';
import type { Logger } from '../../../logger.ts';
import {
  type Draft,
  type FormMemory,
  formViewSchema,
  readDraft,
} from '../../forms/assessment-draft.ts';
import { fillFromExample, isExampleId } from '../../forms/examples.ts';
import type { Gateway } from '../../gateway.ts';
import {
  assessmentModal,
  contradictionBlock,
  contradictionsIn,
} from '../../views/assessment-modal.ts';

type Args = AllMiddlewareArgs & SlackActionMiddlewareArgs<BlockAction>;
type Deps = { readonly gateway: Gateway; readonly messages: Messages; readonly log: Logger };

/** Somebody chose an example: the form is filled in from it. */
export const exampleChosen =
  ({ gateway, messages: t, log }: Deps) =>
  async ({ ack, action, body }: Args): Promise<void> => {
    await ack();
    if (action.type !== 'static_select' || !isExampleId(action.selected_option.value)) return;
    const view = formViewSchema.parse(body.view);
    const { channel, revision } = view.private_metadata;
    const draft = fillFromExample(t, readDraft(view), action.selected_option.value);
    await show({ gateway, messages: t, log }, view, draft, { channel, revision: revision + 1 });
  };

/** An answer changed: contradictions are pointed out while there is still time to think. */
export const answerChanged =
  (deps: Deps) =>
  async ({ ack, body }: Args): Promise<void> => {
    await ack();
    const view = formViewSchema.parse(body.view);
    const draft = readDraft(view);
    const found = contradictionsIn(draft);
    const shown = view.blocks.find(({ block_id }) => block_id?.startsWith(contradictionBlock([])));
    const wanted = found.length === 0 ? undefined : contradictionBlock(found);
    if (shown?.block_id !== wanted) await show(deps, view, draft, view.private_metadata);
  };

async function show(
  { gateway, messages, log }: Deps,
  view: { readonly id: string; readonly hash: string },
  draft: Draft,
  memory: FormMemory,
): Promise<void> {
  const updated = await gateway.updateModal(
    view.id,
    view.hash,
    assessmentModal(messages, draft, memory),
  );
  // A form that has moved on, or is closed, needs no update.
  if (updated.kind !== 'done') log.debug({ error: updated.error }, 'The form was not updated');
}
