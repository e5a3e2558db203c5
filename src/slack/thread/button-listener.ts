import { type RefusalReason, whyClosed } from '../../domain/commands.ts';
import { type Decision, isHidden } from '../../domain/decision.ts';
import { dayIn } from '../../domain/time-zones.ts';
import { zoneOf } from '../api/people.ts';
import { MORE, type More } from '../kit/ids.ts';
import {
  type ClickHandler,
  type ClickListener,
  chosenIn,
  clicked,
  commandClicked,
  whyNotTheirs,
} from '../listeners/clicked.ts';
import type { ListenerDeps } from '../listeners/discussion.ts';
import { decisionModal, reviewModal } from './decision-modal-view.ts';
import { notYourDeletion } from './deletion-listener.ts';
import { disagreementModal, ratingModal } from './rating-and-vote-modal-view.ts';
import { deletionModal, withdrawalModal } from './removal-modal-view.ts';
import { whatIfModal } from './what-if-modal-view.ts';

/** Why nobody may rate this decision any more; null if people may. */
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
    const vote = context.votes.find((one) => one.userId === userId) ?? null;
    await openModal(disagreementModal(messages, { decision: context.decision, vote }));
  });

export const openDecisionForm = (deps: ListenerDeps) =>
  clicked(deps, async (click, { messages, people, clock }) => {
    const { decision } = click.context;
    const why = await whyNotTheirs(click);
    if (why !== null) return click.refuse(why);
    const zone = zoneOf(await people.profile(click.userId));
    const today = dayIn(zone, clock.now());
    await click.openModal(decisionModal(messages, { decision, actorId: click.userId, today }));
  });

export const openReviewForm = (deps: ListenerDeps) =>
  clicked(deps, async (click, { messages, people, clock }) => {
    const { decision } = click.context;
    if (!(await click.mayDecide())) return click.refuse('not_decider');
    if (decision.status === 'superseded') return click.refuse('is_superseded');
    if (decision.status !== 'decided') return click.refuse('not_decided');
    const zone = zoneOf(await people.profile(click.userId));
    const today = dayIn(zone, clock.now());
    await click.openModal(reviewModal(messages, { decision, today }));
  });

const whatIf: ClickHandler = async (click, { messages, queries }) => {
  const { decision } = click.context;
  if (isHidden(decision)) return click.refuse('still_blind');
  const { answers } = decision;
  const tried = queries.whatIf(decision, answers);
  await click.openModal(whatIfModal(messages, { decision, answers, tried, note: '' }));
};

const withdraw: ClickHandler = async (click, deps) => {
  const { decision } = click.context;
  const why =
    decision.status === 'rating' && (await click.mayDecide()) ? null : await whyNotTheirs(click);
  const mayDelete = await click.mayDelete();
  // Whoever may not withdraw it may still have come to delete it.
  if (why === 'not_decider' && mayDelete) return remove(click, deps);
  if (why !== null) return click.refuse(why);
  await click.openModal(withdrawalModal(deps.messages, { decision, mayDelete }));
};

const remove: ClickHandler = async (click, { messages }) => {
  const { decision } = click.context;
  if (!(await click.mayDelete())) return click.tell(notYourDeletion(messages, decision));
  await click.openModal(deletionModal(messages, decision));
};

/** The entries of the menu that open something in the thread, or do it. */
export const threadEntries = (deps: ListenerDeps) => ({
  what_if: clicked(deps, whatIf),
  export: commandClicked(deps, { kind: 'export' }, deps.messages.discussion.export.offered),
  withdraw: clicked(deps, withdraw),
  delete: clicked(deps, remove),
});

/** An entry of the menu was chosen. */
export const runMenuEntry =
  (entries: Readonly<Record<More, ClickListener>>): ClickListener =>
  async (args) => {
    const entry = MORE.find((id) => id === chosenIn(args.action));
    await (entry === undefined ? args.ack() : entries[entry](args));
  };
