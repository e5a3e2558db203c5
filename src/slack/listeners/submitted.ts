import type { AllMiddlewareArgs, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import type { DecisionContext } from '../../domain/decision-context.ts';
import type { Profile } from '../api/gateway-values.ts';
import type { ModalView } from '../kit/blocks.ts';
import { decisionViewSchema, formKey, type Parsed } from '../kit/view-state.ts';
import { type ListenerDeps, refusalText, visibleDecision } from './discussion.ts';
import { performFor, refusalNow } from './standing-in.ts';

type Args = AllMiddlewareArgs & SlackViewMiddlewareArgs<ViewSubmitAction>;
type Command = Parameters<ListenerDeps['perform']>[0]['command'];

/** Who sent a form, and the decision that it is about. */
export type Sender = {
  readonly userId: string;
  readonly profile: Profile | null;
  readonly context: DecisionContext;
};

/** What a form of the discussion means. */
export type FormHandler<T extends { readonly decisionId: string }> = {
  readonly parse: (view: ViewSubmitAction['view'], sender: Sender) => Parsed<T>;
  /** What happens if it is right. */
  readonly command: (value: T, sender: Sender) => Command;
  /** What is wrong although the form is right by itself: fields, and what is said there. */
  readonly problems?: (value: T) => Promise<Readonly<Record<string, string>>>;
  /** The block under which it is said why it may not happen. */
  readonly refusedUnder: (view: ViewSubmitAction['view']) => string;
  /** What the form shows once it is done; it closes when left out. */
  readonly afterwards?: (value: T, context: DecisionContext) => ModalView;
};

/**
 * A form was sent: what it says is kept before it closes, and what is refused is said in the form,
 * which stays open with everything typed.
 */
export const submitted =
  <T extends { readonly decisionId: string }>(deps: ListenerDeps, meaning: FormHandler<T>) =>
  async ({ ack, body, view }: Args): Promise<void> => {
    const { people, messages: t, log } = deps;
    const actor = { userId: body.user.id };
    const { userId } = actor;
    const refuse = (text: string) =>
      ack({ response_action: 'errors', errors: { [meaning.refusedUnder(view)]: text } });
    const { decision: decisionId } = decisionViewSchema.parse(view).private_metadata;
    const seen = await visibleDecision(deps, actor, decisionId);
    if ('unseen' in seen) return refuse(refusalText(t, seen.unseen, null));
    const sender: Sender = { userId, profile: await people.profile(userId), context: seen.context };
    const form = meaning.parse(view, sender);
    if (!form.ok) return ack({ response_action: 'errors', errors: { ...form.errors } });
    const wrong = (await meaning.problems?.(form.value)) ?? {};
    if (Object.keys(wrong).length > 0) return ack({ response_action: 'errors', errors: wrong });
    const command = meaning.command(form.value, sender);
    try {
      const key = formKey(view.id, form.value);
      const wanted = { decisionId, actorId: userId, key, command };
      const outcome = await performFor(deps, { context: seen.context, actor }, wanted);
      const context = await deps.queries.context(decisionId);
      if ('refused' in outcome) return refuse(await refusalNow(deps, outcome.refused, context));
      if (meaning.afterwards === undefined || context === null) return ack();
      await ack({ response_action: 'update', view: meaning.afterwards(form.value, context) });
    } catch (error) {
      log.error({ err: error }, 'A form of the discussion could not be kept; it stays open');
      await refuse(t.error.notKept);
    }
  };
