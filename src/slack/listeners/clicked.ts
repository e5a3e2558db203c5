import type { AllMiddlewareArgs, BlockAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import { type RefusalReason, whyClosed } from '../../domain/commands.ts';
import type { DecisionContext } from '../../domain/decision-context.ts';
import type { CommandRequest } from '../../usecases/perform.ts';
import type { ModalView } from '../kit/blocks.ts';
import { decisionOfBlock } from '../kit/ids.ts';
import {
  type ListenerDeps,
  refusalText,
  toThemAlone,
  visibleDecision,
  whyUnseen,
} from './discussion.ts';
import { openForm } from './form-updates.ts';
import { mayActFor, mayDeleteNow, performFor, refusalNow } from './standing-in.ts';

type Args = AllMiddlewareArgs & SlackActionMiddlewareArgs<BlockAction>;
export type ClickListener = (args: Args) => Promise<void>;

/** A click that opens something about a decision, by somebody who may see it and take part. */
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
};

/** What a click opens. */
export type ClickHandler = (click: Click, deps: ListenerDeps) => Promise<void>;

/** Why this person may not close or change the decision; null if they may. */
export async function whyNotTheirs({ context, mayDecide }: Click): Promise<RefusalReason | null> {
  if (!(await mayDecide())) return 'not_decider';
  return whyClosed(context.decision)?.refused ?? null;
}

/**
 * Reads the decision that was clicked on, once, and hands it on if the person may see it. The click is
 * acknowledged as soon as there is an answer: if the bot dies before, Slack tells the person.
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
    const seen = await visibleDecision(deps, actor, decisionId);
    if ('unseen' in seen) return tell(refusalText(t, seen.unseen, null));
    const { context } = seen;
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
 * Carries out a command and tells the person why it may not be, or `done`. What it brings about is kept
 * before the click is acknowledged: if the bot dies in between, Slack tells the person that it did not answer.
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

/** What the button or the chosen entry of a menu stands for; empty if nothing. */
export function chosenIn(action: Args['action']): string {
  if (action.type === 'overflow') return action.selected_option.value;
  return action.type === 'button' ? (action.value ?? '') : '';
}
