import { within } from '../../clock.ts';
import type { RefusalReason } from '../../domain/commands.ts';
import { mayDelete } from '../../domain/decision.ts';
import { type DecisionContext, mayDecide } from '../../domain/decision-context.ts';
import type { CommandRequest, Performed } from '../../usecases/perform.ts';
import type { SubmitDecision } from '../../usecases/submit.ts';
import type { Actor } from '../api/people.ts';
import { mention } from '../kit/blocks.ts';
import { type ListenerDeps, refusalText, visibleDecision } from './discussion.ts';

type Deps = Pick<ListenerDeps, 'people' | 'mayManage' | 'clock' | 'messages'>;
type Context = Pick<DecisionContext, 'decision' | 'settings'>;

/** In milliseconds; Slack waits three seconds, and the bot also looks up the person who acts. */
export const LOOKUP_MS = 1_000;

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
