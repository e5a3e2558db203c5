import type { AllMiddlewareArgs, BlockAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import { type RefusalReason, whyClosed } from '../../domain/commands.ts';
import type { DecisionContext } from '../../domain/decision-context.ts';
import type { ModalView } from '../kit/blocks.ts';
import { decisionOfBlock } from '../kit/ids.ts';
import { type ListenerDeps, refusalText, visibleDecision } from './discussion.ts';
import { openForm } from './open-form.ts';
import { mayActFor, mayDeleteNow, performFor, refusalNow } from './standing-in.ts';

type Args = AllMiddlewareArgs & SlackActionMiddlewareArgs<BlockAction>;

/** A click on a message of a decision's thread, by somebody who may see it and take part. */
export type Click = {
  readonly context: DecisionContext;
  readonly userId: string;
  /** What the button or the chosen entry of a menu stands for; empty if nothing. */
  readonly value: string;
  /** Says something to this person alone. */
  readonly tell: (text: string) => Promise<void>;
  readonly refuse: (why: RefusalReason) => Promise<void>;
  /** Whether they may decide, change, withdraw or replace it. */
  readonly mayDecide: () => Promise<boolean>;
  readonly mayDelete: () => Promise<boolean>;
  readonly openModal: (view: ModalView) => Promise<void>;
  /** Lets something happen, or tells why it may not; says whether it did, just now. */
  readonly perform: (
    command: Parameters<ListenerDeps['perform']>[0]['command'],
  ) => Promise<boolean>;
};

/** What a click does. */
export type ClickHandler = (click: Click, deps: ListenerDeps) => Promise<void>;

/** Why this person may not close or change the decision; null if they may. */
export async function whyNotTheirs({ context, mayDecide }: Click): Promise<RefusalReason | null> {
  if (!(await mayDecide())) return 'not_decider';
  return whyClosed(context.decision)?.refused ?? null;
}

/**
 * Finds out who clicked on which decision, and hands it on if they may see it. What a click brings about is kept before
 * it is acknowledged: when the bot dies in between, Slack tells the person that it did not answer.
 */
export const clicked =
  (deps: ListenerDeps, handle: ClickHandler) =>
  async ({ ack, action, body, respond }: Args): Promise<void> => {
    const { messages: t } = deps;
    let acknowledged: Promise<void> | null = null;
    const acknowledge = (): Promise<void> => {
      acknowledged ??= ack();
      return acknowledged;
    };
    const decisionId = decisionOfBlock(action.block_id);
    if (decisionId === null) return acknowledge();
    const actor = { userId: body.user.id };
    const { userId } = actor;
    const tell = async (text: string): Promise<void> => {
      await acknowledge();
      await respond({ response_type: 'ephemeral', replace_original: false, text });
    };
    const seen = await visibleDecision(deps, actor, decisionId);
    if ('unseen' in seen) return tell(refusalText(t, seen.unseen, null));
    const { context } = seen;
    await handle(
      {
        context,
        userId,
        value: chosenIn(action),
        tell,
        refuse: async (why) => tell(await refusalNow(deps, why, context)),
        mayDecide: () => mayActFor(deps, context, actor),
        mayDelete: () => mayDeleteNow(deps, context.decision, actor),
        openModal: async (view) => {
          await acknowledge();
          if (!(await openForm(deps, body.trigger_id, view))) await tell(t.discussion.failed);
        },
        perform: async (command) => {
          const key = `${body.trigger_id}.${action.action_id}`;
          const wanted = { decisionId, actorId: userId, key, command };
          const outcome = await performFor(deps, { context, actor }, wanted);
          await acknowledge();
          if ('done' in outcome) return outcome.done === 'now';
          await tell(await refusalNow(deps, outcome.refused, context));
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
