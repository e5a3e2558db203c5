import type { AllMiddlewareArgs, BlockAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import type { Reason } from '../../../decisions/happenings.ts';
import type { Case } from '../../../records/decision.ts';
import type { ModalView } from '../../blocks.ts';
import { decisionOfBlock } from '../../ids.ts';
import type { Standing } from '../../people.ts';
import { mayDelete } from '../deleting.ts';
import { type DiscussionDeps, refusalText } from '../discussion.ts';
import { openForm } from '../open-form.ts';

type Args = AllMiddlewareArgs & SlackActionMiddlewareArgs<BlockAction>;

/** A click on a message of a decision's thread, by somebody who may take part. */
export type Click = {
  readonly of: Case;
  readonly userId: string;
  /** What the button or the chosen entry of a menu stands for; empty if nothing. */
  readonly value: string;
  /** Says something to this person alone. */
  readonly tell: (text: string) => Promise<void>;
  readonly refuse: (why: Reason) => Promise<void>;
  readonly mayDelete: () => Promise<boolean>;
  readonly openModal: (view: ModalView) => Promise<void>;
  /** Lets something happen, or tells why it may not; says whether it did, just now. */
  readonly let: (
    happening: Parameters<DiscussionDeps['perform']>[0]['happening'],
  ) => Promise<boolean>;
};

/** People whom Slack says nothing about may look and fill in; whether they take part is asked again. */
const mayLook = (standing: Standing): standing is 'member' | 'unknown_person' =>
  standing === 'member' || standing === 'unknown_person';

/**
 * Finds out who clicked on which decision, and hands it on. What a click brings about is kept before
 * it is acknowledged: when the bot dies in between, Slack tells the person that it did not answer.
 */
export const clicked =
  (deps: DiscussionDeps, handle: (click: Click, deps: DiscussionDeps) => Promise<void>) =>
  async ({ ack, action, body, respond }: Args): Promise<void> => {
    const { perform, look, people, messages: t } = deps;
    let acknowledged: Promise<void> | null = null;
    const acknowledge = (): Promise<void> => {
      acknowledged ??= ack();
      return acknowledged;
    };
    const decisionId = decisionOfBlock(action.block_id);
    if (decisionId === null) return acknowledge();
    const userId = body.user.id;
    const tell = async (text: string): Promise<void> => {
      await acknowledge();
      await respond({ response_type: 'ephemeral', replace_original: false, text });
    };
    const [standing, of] = await Promise.all([
      people.standing(userId, body.user.team_id),
      look.at(decisionId),
    ]);
    if (!mayLook(standing)) return tell(refusalText(t, standing, of));
    if (of === null) return tell(refusalText(t, 'unknown_decision', null));
    await handle(
      {
        of,
        userId,
        value: chosenIn(action),
        tell,
        refuse: (why) => tell(refusalText(t, why, of)),
        mayDelete: () => mayDelete(deps, of.decision, { userId, homeTeam: body.user.team_id }),
        openModal: async (view) => {
          await acknowledge();
          if (!(await openForm(deps, body.trigger_id, view))) await tell(t.discussion.failed);
        },
        let: async (happening) => {
          if (standing === 'unknown_person') {
            await tell(refusalText(t, standing, of));
            return false;
          }
          const key = `${body.trigger_id}.${action.action_id}`;
          const outcome = await perform({ decisionId, actorId: userId, key, happening });
          await acknowledge();
          if ('done' in outcome) return outcome.done === 'now';
          await tell(refusalText(t, outcome.refused, of));
          return false;
        },
      },
      deps,
    );
    await acknowledge();
  };

function chosenIn(action: Args['action']): string {
  if (action.type === 'overflow') return action.selected_option.value;
  return action.type === 'button' ? (action.value ?? '') : '';
}
