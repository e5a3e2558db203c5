import type { AllMiddlewareArgs, BlockAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import type { Messages } from '../../i18n/messages.ts';
import { nextRevision } from '../kit/view-state.ts';
import type { FormUpdates } from '../listeners/form-updates.ts';
import {
  type Draft,
  type FormMemory,
  type FormView,
  formViewSchema,
  readDraft,
} from './assessment-form.ts';
import { assessmentModal } from './assessment-view.ts';
import { contradictionsIn, pointsOut } from './contradictions-view.ts';
import { isUnfolded } from './details-view.ts';
import { fillFromExample, isExampleId } from './examples.ts';

type Change = AllMiddlewareArgs & SlackActionMiddlewareArgs<BlockAction>;
type ChangeDeps = {
  readonly updates: FormUpdates;
  readonly unfolded: UnfoldedForms;
  readonly messages: Messages;
};

/**
 * The forms that were unfolded lately, by the id of their view. Somebody may choose something before they
 * see the form unfolded: what Slack sends then does not tell, and must not fold it again.
 */
export type UnfoldedForms = {
  readonly add: (viewId: string) => void;
  readonly has: (viewId: string) => boolean;
};

/** @param most how many to remember; the oldest make way */
export function createUnfoldedForms(most = 1000): UnfoldedForms {
  const ids = new Set<string>();
  return {
    has: (viewId) => ids.has(viewId),
    add: (viewId) => {
      ids.add(viewId);
      const [oldest] = ids;
      if (ids.size > most && oldest !== undefined) ids.delete(oldest);
    },
  };
}

/** An open form as Slack sends it. */
type OpenForm = {
  readonly view: FormView;
  readonly draft: Draft;
  readonly memory: FormMemory;
};

function formIn({ unfolded: forms }: ChangeDeps, { view: sent }: BlockAction): OpenForm {
  const view = formViewSchema.parse(sent);
  const { private_metadata: memory } = view;
  const unfolded = memory.unfolded || forms.has(view.id);
  return { view, draft: readDraft(view), memory: { ...memory, unfolded } };
}

function show(
  { updates, unfolded, messages: t }: ChangeDeps,
  { view, draft, memory }: OpenForm,
): Promise<void> {
  if (isUnfolded(draft, memory)) unfolded.add(view.id);
  return updates.show(view.id, assessmentModal(t, draft, memory));
}

/** Fills the form in from the chosen example. */
export const fillInExample =
  (deps: ChangeDeps) =>
  async ({ ack, action, body }: Change): Promise<void> => {
    await ack();
    if (action.type !== 'static_select' || !isExampleId(action.selected_option.value)) return;
    const form = formIn(deps, body);
    const example = action.selected_option.value;
    const draft = fillFromExample(deps.messages, form.draft, example, form.memory.example);
    const revision = nextRevision(form.memory.revision, action.action_ts);
    await show(deps, { ...form, draft, memory: { ...form.memory, example, revision } });
  };

/** Shows or removes the notices of contradictions after an answer or a detail changed. */
export const showContradictions =
  (deps: ChangeDeps) =>
  async ({ ack, body }: Change): Promise<void> => {
    await ack();
    const form = formIn(deps, body);
    const isUpToDate = pointsOut(form.view.blocks, contradictionsIn(form.draft));
    if (isUpToDate && !deps.updates.isUnderWay(form.view.id)) return;
    await show(deps, form);
  };

/** Shows or hides the fields for a blind round after its box was ticked or cleared. */
export const showBlindInputs =
  (deps: ChangeDeps) =>
  async ({ ack, body }: Change): Promise<void> => {
    await ack();
    await show(deps, formIn(deps, body));
  };

/** Shows the optional part of the form, for good. */
export const unfoldForm =
  (deps: ChangeDeps) =>
  async ({ ack, body }: Change): Promise<void> => {
    await ack();
    const form = formIn(deps, body);
    await show(deps, { ...form, memory: { ...form.memory, unfolded: true } });
  };
