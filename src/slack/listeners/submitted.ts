import type { AllMiddlewareArgs, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import type { Decision } from '../../domain/decision.ts';
import type { CommandRequest } from '../../usecases/perform.ts';
import type { Profile } from '../api/gateway-values.ts';
import type { ModalView } from '../kit/blocks.ts';
import { decisionViewSchema, type Errors, formKey, type Parsed } from '../kit/view-state.ts';
import { type ListenerDeps, refusalText, whyUnseen } from './discussion.ts';
import { performFor, refusalNow } from './standing-in.ts';

type Args = AllMiddlewareArgs & SlackViewMiddlewareArgs<ViewSubmitAction>;

/** A form that was sent. */
export type Submission = { readonly userId: string; readonly view: ViewSubmitAction['view'] };

/** What sending a form comes to. */
export type FormReply =
  /** It stays open, and this is said in it. */
  | { readonly refusal: string }
  /** It stays open, and these are said under its fields. */
  | { readonly errors: Errors }
  /** It closes, or shows `view` instead; `afterwards` is done once it has. */
  | { readonly view?: ModalView; readonly afterwards?: () => Promise<void> };

export type Form<T> = {
  /** What the form says, or what is wrong with it. */
  readonly parse: (submission: Submission) => Parsed<T> | Promise<Parsed<T>>;
  readonly act: (value: T, submission: Submission) => Promise<FormReply>;
  /** The block under which refusals are said. */
  readonly refusedUnder: (view: Submission['view']) => string;
  /** Says that nothing was kept and what to do; has a default. */
  readonly failed?: string;
};

/**
 * A form was sent: what it says is kept before it closes. What is refused is said in the form, which stays
 * open with everything typed, also when something unexpected goes wrong.
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
      // Kept before `ack`: a crash in between leaves the form open, and its key makes sending it again harmless.
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

/** Who sent a form of the discussion. */
export type Sender = { readonly userId: string; readonly profile: Profile | null };

/** What a form of the discussion means. */
export type FormHandler<T extends { readonly decisionId: string }> = {
  readonly parse: (
    view: ViewSubmitAction['view'],
    sender: Sender,
  ) => Parsed<T> | Promise<Parsed<T>>;
  readonly command: (value: T, sender: Sender) => CommandRequest['command'];
  /** What is wrong although the form is right by itself: fields, and what is said there. */
  readonly problems?: (value: T) => Promise<Errors>;
  /** The block under which it is said why it may not happen. */
  readonly refusedUnder: (view: ViewSubmitAction['view']) => string;
  /** What the form shows once it is done; it closes when left out. */
  readonly afterwards?: (value: T, decision: Decision) => ModalView;
};

/** A form about a decision was sent: its command is carried out, if its sender may see the decision. */
export const submitted = <T extends { readonly decisionId: string }>(
  deps: ListenerDeps,
  meaning: FormHandler<T>,
) =>
  formSubmitted<{ readonly value: T; readonly sender: Sender }>(deps, {
    refusedUnder: meaning.refusedUnder,
    parse: async ({ userId, view }) => {
      const { decision: decisionId } = decisionViewSchema.parse(view).private_metadata;
      const unseen = await whyUnseen(deps, { userId }, decisionId);
      if (unseen !== null) {
        const text = refusalText(deps.messages, unseen, null);
        return { ok: false, errors: { [meaning.refusedUnder(view)]: text } };
      }
      const sender = { userId, profile: await deps.people.profile(userId) };
      const form = await meaning.parse(view, sender);
      return form.ok ? { ok: true, value: { value: form.value, sender } } : form;
    },
    act: async ({ value, sender }, { userId, view }) => {
      const errors = (await meaning.problems?.(value)) ?? {};
      if (Object.keys(errors).length > 0) return { errors };
      const { decisionId } = value;
      const key = formKey(view.id, value);
      const command = meaning.command(value, sender);
      const outcome = await performFor(deps, { decisionId, actorId: userId, key, command });
      if (!('refused' in outcome)) {
        const { decision } = outcome;
        return meaning.afterwards === undefined
          ? {}
          : { view: meaning.afterwards(value, decision) };
      }
      const context = await deps.queries.context(decisionId);
      return { refusal: await refusalNow(deps, outcome.refused, context) };
    },
  });
