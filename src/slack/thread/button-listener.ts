import type { AllMiddlewareArgs, BlockAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import { type RefusalReason, whyClosed } from '../../domain/commands.ts';
import { type Decision, isHidden, type Outcome } from '../../domain/decision.ts';
import { dayIn } from '../../domain/time.ts';
import { zoneOf } from '../api/people.ts';
import { MORE, type More } from '../kit/ids.ts';
import { infoModal } from '../kit/modal.ts';
import { nextRevision } from '../kit/view-state.ts';
import {
  type ClickHandler,
  type ClickListener,
  chosenIn,
  clicked,
  commandClicked,
  whyNotTheirs,
} from '../listeners/clicked.ts';
import { type ListenerDeps, refusalText, visibleDecision } from '../listeners/discussion.ts';
import type { FormUpdates } from '../listeners/form-updates.ts';
import { readDecisionForm } from './decision-form.ts';
import {
  decisionModal,
  deletionModal,
  filledDecisionModal,
  reviewModal,
  suggestedCheck,
  withdrawalModal,
} from './decision-modal-view.ts';
import { notYourDeletion } from './deletion-listener.ts';
import { disagreementModal, ratingModal } from './rating-and-vote-modal-view.ts';
import { readWhatIf } from './what-if-form.ts';
import { whatIfModal } from './what-if-modal-view.ts';

/** Why the decision takes no ratings any more; null if it does. */
const notRatable = (decision: Decision): RefusalReason | null =>
  decision.status === 'rating' ? null : (whyClosed(decision)?.refused ?? null);

export const openRatingForm = (deps: ListenerDeps) =>
  clicked(deps, async ({ context, userId, refuse, openModal }, { messages }) => {
    const why = notRatable(context.decision);
    if (why !== null) return refuse(why);
    const own = context.ratings.find((rating) => rating.userId === userId)?.answers ?? null;
    await openModal(ratingModal(messages, { decision: context.decision, own }));
  });

export const openDisagreementForm = (deps: ListenerDeps) =>
  clicked(deps, async ({ context, userId, refuse, openModal }, { messages }) => {
    const closed = whyClosed(context.decision);
    if (closed !== null) return refuse(closed.refused);
    const vote = context.votes.find((each) => each.userId === userId) ?? null;
    await openModal(disagreementModal(messages, { decision: context.decision, vote }));
  });

/** The day in a member's time zone, as `YYYY-MM-DD`. */
const todayFor = async (
  userId: string,
  { people, clock }: Pick<ListenerDeps, 'people' | 'clock'>,
): Promise<string> => dayIn(zoneOf(await people.profile(userId)), clock.now());

export const openDecisionForm = (deps: ListenerDeps) =>
  clicked(deps, async (click, { messages, people, clock }) => {
    const { decision } = click.context;
    const why = await whyNotTheirs(click);
    if (why !== null) return click.refuse(why);
    const today = await todayFor(click.userId, { people, clock });
    await click.openModal(decisionModal(messages, { decision, actorId: click.userId, today }));
  });

export const openReviewForm = (deps: ListenerDeps) =>
  clicked(deps, async (click, { messages, people, clock }) => {
    const { decision } = click.context;
    if (!(await click.mayDecide())) return click.refuse('not_decider');
    if (decision.status === 'superseded') return click.refuse('is_superseded');
    if (decision.status !== 'decided') return click.refuse('not_decided');
    const today = await todayFor(click.userId, { people, clock });
    await click.openModal(reviewModal(messages, { decision, today }));
  });

const openWhatIf: ClickHandler = async (click, { messages, queries }) => {
  const { decision } = click.context;
  if (isHidden(decision)) return click.refuse('still_blind');
  const { answers } = decision;
  const tried = queries.whatIf(decision, answers);
  await click.openModal(whatIfModal(messages, { decision, answers, tried, note: '' }));
};

const openWithdrawal: ClickHandler = async (click, deps) => {
  const { decision } = click.context;
  const why =
    decision.status === 'rating' && (await click.mayDecide()) ? null : await whyNotTheirs(click);
  const mayDelete = await click.mayDelete();
  // Those who may not withdraw it may still be allowed to delete it, as managers are.
  if (why === 'not_decider' && mayDelete) return openDeletion(click, deps);
  if (why !== null) return click.refuse(why);
  await click.openModal(withdrawalModal(deps.messages, { decision, mayDelete }));
};

const openDeletion: ClickHandler = async (click, { messages }) => {
  const { decision } = click.context;
  if (!(await click.mayDelete())) return click.tell(notYourDeletion(messages, decision));
  await click.openModal(deletionModal(messages, decision));
};

/** The menu entries of a root message that concern its thread. */
export const threadEntries = (deps: ListenerDeps) => ({
  what_if: clicked(deps, openWhatIf),
  export: commandClicked(deps, { kind: 'export' }, deps.messages.discussion.export.offered),
  withdraw: clicked(deps, openWithdrawal),
  delete: clicked(deps, openDeletion),
});

/** Runs the listener of the chosen menu entry. */
export const runMenuEntry =
  (entries: Readonly<Record<More, ClickListener>>): ClickListener =>
  async (args) => {
    const entry = MORE.find((id) => id === chosenIn(args.action));
    await (entry === undefined ? args.ack() : entries[entry](args));
  };

type Args = AllMiddlewareArgs & SlackActionMiddlewareArgs<BlockAction>;

/** Shows in the what-if form what follows from the answers it holds now. */
export const showWhatIf =
  (deps: ListenerDeps & { readonly updates: FormUpdates }) =>
  async ({ ack, body }: Args): Promise<void> => {
    await ack();
    if (body.view === undefined) return;
    const { queries, messages: t, updates } = deps;
    const { decisionId, answers, note } = readWhatIf(body.view);
    const actor = { userId: body.user.id };
    const seen = await visibleDecision(deps, actor, decisionId);
    // Slack may answer at the next change, so the form stays as it is.
    if ('unseen' in seen && isTransient(seen.unseen)) return;
    if ('unseen' in seen) {
      const refusal = infoModal(t, t.whatIfForm.title, refusalText(t, seen.unseen, null));
      return updates.show(body.view.id, refusal);
    }
    const { decision } = seen.context;
    if (isHidden(decision)) return;
    const tried = queries.whatIf(decision, answers);
    await updates.show(body.view.id, whatIfModal(t, { decision, answers, tried, note }));
  };

/**
 * Suggests the check that fits the chosen outcome, unless the person has written their own. A form whose
 * decision they cannot see any more stays as it is: sending it will say why.
 */
export const suggestCheck =
  (deps: ListenerDeps & { readonly updates: FormUpdates }) =>
  async ({ ack, action, body }: Args): Promise<void> => {
    await ack();
    const { queries, messages: t, updates } = deps;
    const { id, memory, draft } = readDecisionForm(body.view);
    const { outcome } = draft;
    const seen = await visibleDecision(deps, { userId: body.user.id }, memory.decision);
    if (outcome === null || 'unseen' in seen || isHidden(seen.context.decision)) return;
    const { decision } = seen.context;
    const suggestion = (of: Outcome) => suggestedCheck(t, queries.choosing(decision, of));
    const { suggestedFor } = memory;
    const isOwn = suggestedFor === null || draft.check !== suggestion(suggestedFor);
    const check = isOwn ? draft.check : suggestion(outcome);
    // An update that is under way may be about to replace what they have written.
    if (check === draft.check && !updates.isUnderWay(id)) return;
    const revision = nextRevision(memory.revision, action.action_ts);
    const next = { ...memory, suggestedFor: isOwn ? null : outcome, revision };
    await updates.show(id, filledDecisionModal(t, decision, { ...draft, check }, next));
  };

const isTransient = (why: string): boolean => why === 'not_known' || why === 'unknown_person';
