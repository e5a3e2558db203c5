import { type Clock, within } from '../../clock.ts';
import type { RefusalReason } from '../../domain/commands.ts';
import { mayDelete } from '../../domain/decision.ts';
import { type DecisionContext, mayDecide } from '../../domain/decision-context.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { CommandRequest, Performed } from '../../usecases/perform.ts';
import type { SubmitDecision } from '../../usecases/submit.ts';
import type { Gateway } from '../api/gateway.ts';
import type { Actor, People } from '../api/people.ts';
import { mention } from '../kit/blocks.ts';
import { type ListenerDeps, refusalText, visibleDecision } from './discussion.ts';

type Deps = Pick<ListenerDeps, 'people' | 'mayManage' | 'clock' | 'messages'>;
type Context = Pick<DecisionContext, 'decision' | 'settings'>;

/** The owner and deciders who are still members; includes those about whom Slack does not answer. */
async function ableToDecide(
  { people, clock }: Deps,
  { decision: { ownerId, deciders } }: Context,
): Promise<readonly string[]> {
  const named = [ownerId, ...deciders];
  const ask = async (userId: string): Promise<readonly string[]> => {
    const membership = await people.membership(userId);
    return membership === 'member' || membership === 'unknown_person' ? [userId] : [];
  };
  return within(clock, LOOKUP_MS, {
    coming: Promise.all(named.map(ask)).then((able) => able.flat()),
    instead: named,
  });
}

/** Whether a person may act as a decider: the deciders may; a manager may once none of them is a member. */
export async function mayActFor(deps: Deps, context: Context, actor: Actor): Promise<boolean> {
  if (mayDecide(context, actor.userId)) return true;
  const [able, may] = await Promise.all([
    ableToDecide(deps, context),
    deps.mayManage(actor.userId),
  ]);
  return able.length === 0 && may === 'may';
}

/** Whether a person may delete a decision: its owner, its deciders and managers. */
export const mayDeleteNow = async (
  { mayManage }: Pick<Deps, 'mayManage'>,
  decision: DecisionContext['decision'],
  { userId }: Actor,
): Promise<boolean> => mayDelete(decision, userId) || (await mayManage(userId)) === 'may';

/** Performs a command; lets a manager stand in once no decider is a member. */
export async function performFor(
  deps: Deps & Pick<ListenerDeps, 'perform' | 'queries'>,
  request: CommandRequest,
): Promise<Performed> {
  const outcome = await deps.perform(request);
  if (!('refused' in outcome) || outcome.refused !== 'not_decider') return outcome;
  const context = await deps.queries.context(request.decisionId);
  if (context === null || !(await mayActFor(deps, context, { userId: request.actorId })))
    return outcome;
  return deps.perform({ ...request, standsIn: true });
}

/** Saves a submission; lets a manager stand in once no decider of the replaced decision is a member. */
export async function submitFor(
  deps: Deps & Pick<ListenerDeps, 'queries'> & { readonly submit: SubmitDecision },
  actor: Actor,
  submission: Parameters<SubmitDecision>[0],
): Promise<'kept' | 'repeated' | { readonly refusal: string }> {
  const first = await deps.submit(submission);
  if (typeof first !== 'object') return first;
  const context =
    submission.supersedes === null ? null : await deps.queries.context(submission.supersedes);
  const standsIn =
    context !== null && first.refused === 'not_decider' && (await mayActFor(deps, context, actor));
  const outcome = standsIn ? await deps.submit(submission, true) : first;
  return typeof outcome === 'object'
    ? { refusal: await refusalNow(deps, outcome.refused, context) }
    : outcome;
}

/** Refusals that name who decides; only for those must the decision be read. */
const NAMING: ReadonlySet<RefusalReason> = new Set(['not_decider', 'still_blind']);

/**
 * Explains a refusal to somebody who saw the decision before. Where the words name who decides, checks
 * again that they still see it: it may have moved to another channel, or have been deleted.
 */
export async function refusalFor(
  deps: Deps & Pick<ListenerDeps, 'queries' | 'access'>,
  actor: Actor,
  decisionId: string,
  why: RefusalReason,
): Promise<string> {
  if (!NAMING.has(why)) return refusalText(deps.messages, why, null);
  const seen = await visibleDecision(deps, actor, decisionId);
  return 'context' in seen
    ? refusalNow(deps, why, seen.context)
    : refusalText(deps.messages, seen.unseen, null);
}

/** Explains a refusal; names only people who are still members. */
export async function refusalNow(
  deps: Deps,
  why: RefusalReason,
  context: DecisionContext | null,
): Promise<string> {
  const { messages: t } = deps;
  if (context === null || !NAMING.has(why) || context.settings.decide === 'members')
    return refusalText(t, why, context);
  const able = await ableToDecide(deps, context);
  const who = able.length === 0 ? t.people.aManager : able.map(mention).join(', ');
  return t.discussion.refusal[why](who);
}

type NotChoosable = Parameters<Messages['people']['notChoosable']>[0];

export type ChosenDeps = {
  readonly people: People;
  readonly gateway: Pick<Gateway, 'members'>;
  readonly messages: Messages;
  readonly clock: Clock;
};

/** In milliseconds; Slack waits three seconds, and the bot also looks up the person who acts. */
const LOOKUP_MS = 1_000;

/** In a larger channel the bot does not look up each person. */
const LARGEST_LOOKUP = 50;

/**
 * An error text that names the chosen people who are not members; null when all are. Needed because
 * Slack's user menus also offer apps and guests. When Slack does not answer in time, the text asks the
 * person to send the form again.
 */
export async function notChoosable(
  { people, messages: t, clock }: Omit<ChosenDeps, 'gateway'>,
  chosen: readonly string[],
): Promise<string | null> {
  if (chosen.length === 0) return null;
  const ask = async (userId: string): Promise<NotChoosable> => {
    const why = await people.membership(userId);
    if (why === 'member') return [];
    const name = why === 'stranger' ? userId : ((await people.profile(userId))?.name ?? null);
    return [{ name: name || userId, why }];
  };
  const refused = await within(clock, LOOKUP_MS, {
    coming: Promise.all(chosen.map(ask)).then((lists) => lists.flat()),
    instead: [{ name: null, why: 'unknown_person' }] as const,
  });
  return refused.length === 0 ? null : t.people.notChoosable(refused);
}

/**
 * An error text when `enough` ratings can never arrive, because the channel and the people asked by name
 * are fewer; null when they can, or when Slack does not say who is in the channel.
 */
export async function neverEnough(
  { people, gateway, messages: t, clock }: ChosenDeps,
  channelId: string,
  { enough, asked }: { readonly enough: number; readonly asked: readonly string[] },
): Promise<string | null> {
  const count = async (): Promise<number | null> => {
    const members = await gateway.members(channelId);
    if (members.kind !== 'done') return null;
    const raters = new Set([...members.value, ...asked]);
    if (raters.size > LARGEST_LOOKUP) return raters.size;
    const memberships = await Promise.all([...raters].map((userId) => people.membership(userId)));
    return memberships.filter((one) => one === 'member' || one === 'unknown_person').length;
  };
  const canRate = await within(clock, LOOKUP_MS, { coming: count(), instead: null });
  return canRate === null || enough <= canRate ? null : t.people.enoughTooMany(canRate);
}
