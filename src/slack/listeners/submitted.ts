import type { AllMiddlewareArgs, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import type { Decision } from '../../domain/decision.ts';
import type { CommandRequest } from '../../usecases/perform.ts';
import type { Profile } from '../api/gateway-values.ts';
import type { ModalView } from '../kit/blocks.ts';
import { decisionViewSchema, type Errors, formKey, type Parsed } from '../kit/view-state.ts';
import { performFor, refusalNow } from './deciders.ts';
import { type ListenerDeps, refusalText, whyUnseen } from './discussion.ts';

type Args = AllMiddlewareArgs & SlackViewMiddlewareArgs<ViewSubmitAction>;

/** A form that was sent. */
export type Submission = { readonly userId: string; readonly view: ViewSubmitAction['view'] };

/** How the bot answers a submission. */
export type FormReply =
  /** The form stays open and shows this text. */
  | { readonly refusal: string }
  /** The form stays open and shows these texts under its fields. */
  | { readonly errors: Errors }
  /** The form closes, or shows `view` instead; `afterwards` runs after that. */
  | { readonly view?: ModalView; readonly afterwards?: () => Promise<void> };

export type Form<T> = {
  /** Reads the form: its value, or its errors. */
  readonly parse: (submission: Submission) => Parsed<T> | Promise<Parsed<T>>;
  readonly act: (value: T, submission: Submission) => Promise<FormReply>;
  /** The block that shows refusals. */
  readonly refusedUnder: (view: Submission['view']) => string;
  /** The text for an unexpected failure: nothing was saved, and what to do. Has a default. */
  readonly failed?: string;
};

/**
 * The listener of a form's submission. Saves before the form closes. On a refusal or an unexpected
 * failure the form stays open with everything typed, and says why.
 */
export const formSubmitted =
  <T>({ messages: t, log }: Pick<ListenerDeps, 'messages' | 'log'>, form: Form<T>) =>
  async ({ ack, body, view }: Args): Promise<void> => {
    const submission = { userId: body.user.id, view };
    const stayOpen = (errors: Errors) => ack({ response_action: 'errors', errors: { ...errors } });
    const refuse = (text: string) => stayOpen({ [form.refusedUnder(view)]: text });
    const parsed = await form.parse(submission);
    if (!parsed.ok) return stayOpen(parsed.errors);
    let reply: FormReply;
    try {
      // Saves before `ack`: a crash in between leaves the form open, and its key makes a repeat harmless.
      reply = await form.act(parsed.value, submission);
    } catch (error) {
      log.error({ err: error, form: view.callback_id }, 'A form could not be kept; it stays open');
      return refuse(form.failed ?? t.error.notKept);
    }
    if ('refusal' in reply) return refuse(reply.refusal);
    if ('errors' in reply) return stayOpen(reply.errors);
    await (reply.view === undefined ? ack() : ack({ response_action: 'update', view: reply.view }));
    await reply.afterwards?.();
  };

/** The person who sent a form. */
export type Sender = { readonly userId: string; readonly profile: Profile | null };

/** How to turn a form about a decision into a command. */
export type FormHandler<T extends { readonly decisionId: string }> = {
  readonly parse: (
    view: ViewSubmitAction['view'],
    sender: Sender,
  ) => Parsed<T> | Promise<Parsed<T>>;
  readonly command: (value: T, sender: Sender) => CommandRequest['command'];
  /** Errors, by field, that need more than the form itself to find. */
  readonly problems?: (value: T) => Promise<Errors>;
  /** The block that shows refusals. */
  readonly refusedUnder: (view: ViewSubmitAction['view']) => string;
  /** What the form shows after success; without it the form closes. */
  readonly afterwards?: (value: T, decision: Decision) => ModalView;
};

/** The listener of a form about a decision: performs its command, if the sender may see the decision. */
export const submitted = <T extends { readonly decisionId: string }>(
  deps: ListenerDeps,
  handler: FormHandler<T>,
) =>
  formSubmitted<{ readonly value: T; readonly sender: Sender }>(deps, {
    refusedUnder: handler.refusedUnder,
    parse: async ({ userId, view }) => {
      const { decision: decisionId } = decisionViewSchema.parse(view).private_metadata;
      const unseen = await whyUnseen(deps, { userId }, decisionId);
      if (unseen !== null) {
        const text = refusalText(deps.messages, unseen, null);
        return { ok: false, errors: { [handler.refusedUnder(view)]: text } };
      }
      const sender = { userId, profile: await deps.people.profile(userId) };
      const form = await handler.parse(view, sender);
      return form.ok ? { ok: true, value: { value: form.value, sender } } : form;
    },
    act: async ({ value, sender }, { userId, view }) => {
      const errors = (await handler.problems?.(value)) ?? {};
      if (Object.keys(errors).length > 0) return { errors };
      const { decisionId } = value;
      const key = formKey(view.id, value);
      const command = handler.command(value, sender);
      const outcome = await performFor(deps, { decisionId, actorId: userId, key, command });
      if (!('refused' in outcome)) {
        const { decision } = outcome;
        return handler.afterwards === undefined
          ? {}
          : { view: handler.afterwards(value, decision) };
      }
      const context = await deps.queries.context(decisionId);
      return { refusal: await refusalNow(deps, outcome.refused, context) };
    },
  });
