import type { AllMiddlewareArgs, BlockAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import { type RefusalReason, whyClosed } from '../../domain/commands.ts';
import type { DecisionContext } from '../../domain/decision-context.ts';
import type { CommandRequest } from '../../usecases/perform.ts';
import type { ModalView } from '../kit/blocks.ts';
import { decisionOfBlock } from '../kit/ids.ts';
import { mayActFor, mayDeleteNow, performFor, refusalNow } from './deciders.ts';
import {
  type ListenerDeps,
  refusalText,
  toThemAlone,
  visibleDecision,
  whyUnseen,
} from './discussion.ts';
import { openForm } from './form-updates.ts';

type Args = AllMiddlewareArgs & SlackActionMiddlewareArgs<BlockAction>;
export type ClickListener = (args: Args) => Promise<void>;

/** A click on a decision, by a member who may see it. */
export type Click = {
  readonly context: DecisionContext;
  readonly userId: string;
  /** The value of the button or of the chosen menu entry; empty if it has none. */
  readonly value: string;
  /** Sends a message that only this person sees. */
  readonly tell: (text: string) => Promise<void>;
  readonly refuse: (why: RefusalReason) => Promise<void>;
  /** Whether this person may decide, change, withdraw or replace the decision. */
  readonly mayDecide: () => Promise<boolean>;
  readonly mayDelete: () => Promise<boolean>;
  readonly openModal: (view: ModalView) => Promise<void>;
};

export type ClickHandler = (click: Click, deps: ListenerDeps) => Promise<void>;

/** Why this person may not close or change the decision; null if they may. */
export async function whyNotTheirs({ context, mayDecide }: Click): Promise<RefusalReason | null> {
  if (!(await mayDecide())) return 'not_decider';
  return whyClosed(context.decision)?.refused ?? null;
}

/**
 * The listener of a click that opens something. Loads the decision once, and runs `handle` if the person
 * may see it. Acknowledges only once there is an answer: if the bot dies before, Slack tells the person.
 */
export const clicked =
  (deps: ListenerDeps, handle: ClickHandler): ClickListener =>
  async ({ ack, action, body, respond }) => {
    const { messages: t } = deps;
    const decisionId = decisionOfBlock(action.block_id);
    if (decisionId === null) return ack();
    const actor = { userId: body.user.id };
    const tell = async (text: string): Promise<void> => {
      await ack();
      await respond(toThemAlone(text));
    };
    const loaded = await visibleDecision(deps, actor, decisionId);
    if ('unseen' in loaded) return tell(refusalText(t, loaded.unseen, null));
    const { context } = loaded;
    const click: Click = {
      context,
      userId: actor.userId,
      value: chosenIn(action),
      tell,
      refuse: async (why) => tell(await refusalNow(deps, why, context)),
      mayDecide: () => mayActFor(deps, context, actor),
      mayDelete: () => mayDeleteNow(deps, context.decision, actor),
      openModal: async (view) => {
        await ack();
        const opened = await openForm(deps, body.trigger_id, view);
        if (opened === null) await tell(t.discussion.failed);
      },
    };
    await handle(click, deps);
    await ack();
  };

/**
 * The listener of a click that is a command. Performs it, and tells the person `done` or why not. Saves
 * before it acknowledges: if the bot dies in between, Slack tells the person that it did not answer.
 */
export const commandClicked =
  (deps: ListenerDeps, command: CommandRequest['command'], done: string | null = null) =>
  async ({ ack, action, body, respond }: Args): Promise<void> => {
    const decisionId = decisionOfBlock(action.block_id);
    if (decisionId === null) return ack();
    const actor = { userId: body.user.id };
    const tell = async (text: string): Promise<void> => {
      await respond(toThemAlone(text));
    };
    const unseen = await whyUnseen(deps, actor, decisionId);
    if (unseen !== null) {
      await ack();
      return tell(refusalText(deps.messages, unseen, null));
    }
    const key = `${body.trigger_id}.${action.action_id}`;
    const outcome = await performFor(deps, { decisionId, actorId: actor.userId, key, command });
    await ack();
    if ('refused' in outcome) {
      const context = await deps.queries.context(decisionId);
      return tell(await refusalNow(deps, outcome.refused, context));
    }
    if (done !== null && outcome.done === 'now') await tell(done);
  };

/** The value of the button or of the chosen menu entry; empty if it has none. */
export function chosenIn(action: Args['action']): string {
  if (action.type === 'overflow') return action.selected_option.value;
  return action.type === 'button' ? (action.value ?? '') : '';
}
