import type { AllMiddlewareArgs, BlockAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import type { Messages } from '../../i18n/messages.ts';
import type { FormUpdates } from '../listeners/form-updates.ts';
import { assessmentModal } from './assessment-view.ts';
import { contradictionsIn, pointsOut } from './contradictions-view.ts';
import { formViewSchema, readDraft } from './draft-form.ts';
import { fillFromExample, isExampleId } from './examples.ts';

type Args = AllMiddlewareArgs & SlackActionMiddlewareArgs<BlockAction>;
type Deps = { readonly updates: FormUpdates; readonly messages: Messages };

/** Somebody chose an example: the form is filled in from it. */
export const fillInExample =
  ({ updates, messages: t }: Deps) =>
  async ({ ack, action, body }: Args): Promise<void> => {
    await ack();
    if (action.type !== 'static_select' || !isExampleId(action.selected_option.value)) return;
    const view = formViewSchema.parse(body.view);
    const { private_metadata: memory } = view;
    const draft = fillFromExample(t, readDraft(view), action.selected_option.value);
    // Two choices in a row may both come from the same revision, so the time tells them apart.
    const next = Math.max(memory.revision + 1, Math.round(Number(action.action_ts) * 1000) || 0);
    await updates.show(view.id, assessmentModal(t, draft, { ...memory, revision: next }));
  };

/** An answer changed: contradictions are pointed out while there is still time to think. */
export const showContradictions =
  ({ updates, messages: t }: Deps) =>
  async ({ ack, body }: Args): Promise<void> => {
    await ack();
    const view = formViewSchema.parse(body.view);
    const draft = readDraft(view);
    const isRight = pointsOut(view.blocks, contradictionsIn(draft));
    if (isRight && !updates.isUnderWay(view.id)) return;
    await updates.show(view.id, assessmentModal(t, draft, view.private_metadata));
  };

/** Whether the team rates first was changed: what that asks for appears or goes. */
export const showBlindInputs =
  ({ updates, messages: t }: Deps) =>
  async ({ ack, body }: Args): Promise<void> => {
    await ack();
    const view = formViewSchema.parse(body.view);
    await updates.show(view.id, assessmentModal(t, readDraft(view), view.private_metadata));
  };
