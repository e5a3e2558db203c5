import type { AllMiddlewareArgs, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import type { Case } from '../../../records/decision.ts';
import type { ModalView } from '../../blocks.ts';
import { formKey } from '../../forms/form-key.ts';
import type { Parsed } from '../../forms/view-state.ts';
import type { Profile } from '../../gateway.ts';
import { type DiscussionDeps, refusalText } from '../discussion.ts';

type Args = AllMiddlewareArgs & SlackViewMiddlewareArgs<ViewSubmitAction>;
type Happening = Parameters<DiscussionDeps['perform']>[0]['happening'];

export type Sender = { readonly userId: string; readonly profile: Profile | null };

/** What a form of the discussion means. */
export type FormMeaning<T extends { readonly decisionId: string }> = {
  readonly parse: (
    view: ViewSubmitAction['view'],
    sender: Sender,
  ) => Parsed<T> | Promise<Parsed<T>>;
  /** What happens if it is right. */
  readonly happening: (value: T, sender: Sender) => Happening;
  /** The block under which it is said why it may not happen. */
  readonly refusedUnder: (view: ViewSubmitAction['view'], value: T) => string;
  /** What the form shows once it is done; it closes when left out. */
  readonly afterwards?: (value: T, of: Case) => ModalView;
};

/**
 * A form was sent: what it says is kept before it closes, and what is refused is said in the form,
 * which stays open with everything typed.
 */
export const submitted =
  <T extends { readonly decisionId: string }>(
    { perform, look, people, messages: t, log }: DiscussionDeps,
    meaning: FormMeaning<T>,
  ) =>
  async ({ ack, body, view }: Args): Promise<void> => {
    const userId = body.user.id;
    const standing = await people.standing(userId, body.user.team_id);
    const sender: Sender = {
      userId,
      profile: standing === 'member' ? await people.profile(userId) : null,
    };
    const form = await meaning.parse(view, sender);
    if (!form.ok) return ack({ response_action: 'errors', errors: { ...form.errors } });
    const refuse = (text: string) =>
      ack({
        response_action: 'errors',
        errors: { [meaning.refusedUnder(view, form.value)]: text },
      });
    const { decisionId } = form.value;
    if (standing !== 'member') return refuse(refusalText(t, standing, null));
    const happening = meaning.happening(form.value, sender);
    try {
      const key = formKey(view.id, form.value);
      const outcome = await perform({ decisionId, actorId: userId, key, happening });
      if ('refused' in outcome) {
        const of = await look.at(decisionId);
        return refuse(refusalText(t, outcome.refused, of));
      }
      const of = meaning.afterwards === undefined ? null : await look.at(decisionId);
      if (meaning.afterwards === undefined || of === null) return ack();
      await ack({ response_action: 'update', view: meaning.afterwards(form.value, of) });
    } catch (error) {
      log.error({ err: error }, 'A form of the discussion could not be kept; it stays open');
      await refuse(t.error.notKept);
    }
  };
