import { within } from '../../clock.ts';
import type { RefusalReason } from '../../domain/commands.ts';
import { mayDelete } from '../../domain/decision.ts';
import { type DecisionContext, mayDecide } from '../../domain/decision-context.ts';
import type { CommandRequest, Performed } from '../../usecases/perform.ts';
import type { SubmitDecision } from '../../usecases/submit.ts';
import type { Actor } from '../api/people.ts';
import { mention } from '../kit/blocks.ts';
import { type ListenerDeps, refusalText } from './discussion.ts';

type Deps = Pick<ListenerDeps, 'people' | 'mayManage' | 'clock' | 'messages'>;
type About = Pick<DecisionContext, 'decision' | 'settings'>;

/** Who clicked is asked about as well, and Slack waits three seconds for both. */
const PATIENCE_MS = 1_000;

/** Those who may decide by name and still can, as far as Slack says: nobody who left the workspace. */
async function ableToDecide(
  { people, clock }: Deps,
  { decision: { ownerId, deciders } }: About,
): Promise<readonly string[]> {
  const named = [ownerId, ...deciders];
  const ask = async (userId: string): Promise<readonly string[]> => {
    const membership = await people.membership(userId);
    return membership === 'member' || membership === 'unknown_person' ? [userId] : [];
  };
  return within(clock, PATIENCE_MS, {
    coming: Promise.all(named.map(ask)).then((found) => found.flat()),
    instead: named,
  });
}

/** Whether somebody may do what those who decide may: a manager may where none of them can any more. */
export async function mayActFor(deps: Deps, context: About, actor: Actor): Promise<boolean> {
  if (mayDecide(context, actor.userId)) return true;
  const [able, may] = await Promise.all([
    ableToDecide(deps, context),
    deps.mayManage(actor.userId),
  ]);
  return able.length === 0 && may === 'may';
}

/** Whether somebody may delete a decision for good, as far as is known by now. */
export const mayDeleteNow = async (
  { mayManage }: Pick<Deps, 'mayManage'>,
  decision: DecisionContext['decision'],
  { userId }: Actor,
): Promise<boolean> => mayDelete(decision, userId) || (await mayManage(userId)) === 'may';

/** Carries out a command; for a manager too, where nobody who may decide can any more. */
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

/** Keeps a submission; of a manager too, where what it replaces has nobody left who may decide. */
export async function submitFor(
  deps: Deps & Pick<ListenerDeps, 'queries'> & { readonly submit: SubmitDecision },
  actor: Actor,
  submission: Parameters<SubmitDecision>[0],
): Promise<'kept' | 'repeated' | { readonly refusal: string }> {
  const kept = await deps.submit(submission);
  if (typeof kept !== 'object') return kept;
  const context =
    submission.supersedes === null ? null : await deps.queries.context(submission.supersedes);
  const standsIn =
    context !== null && kept.refused === 'not_decider' && (await mayActFor(deps, context, actor));
  const again = standsIn ? await deps.submit(submission, true) : kept;
  return typeof again === 'object'
    ? { refusal: await refusalNow(deps, again.refused, context) }
    : again;
}

/** Why something was not done, in words that name only those who can do it now. */
export async function refusalNow(
  deps: Deps,
  why: RefusalReason,
  context: DecisionContext | null,
): Promise<string> {
  const { messages: t } = deps;
  const isNamed = why === 'not_decider' || why === 'still_blind';
  if (context === null || !isNamed || context.settings.decide === 'members')
    return refusalText(t, why, context);
  const able = await ableToDecide(deps, context);
  const who = able.length === 0 ? t.people.aManager : able.map(mention).join(', ');
  return t.discussion.refusal[why](who);
}
