import { type RefusalReason, whyClosed } from '../../domain/commands.ts';
import { type Decision, isHidden } from '../../domain/decision.ts';
import { dayIn } from '../../domain/time-zones.ts';
import { zoneOf } from '../api/people.ts';
import { assessmentModal, begin, EMPTY_DRAFT } from '../assessment/assessment-view.ts';
import { EMPTY_MEMORY } from '../assessment/draft-form.ts';
import { MIDDLE } from '../kit/ids.ts';
import { type Click, clicked } from '../listeners/clicked.ts';
import type { ListenerDeps } from '../listeners/discussion.ts';
import { decisionModal, reviewModal } from './decision-modal-view.ts';
import { notYourDeletion } from './deletion-listener.ts';
import { disagreementModal, ratingModal } from './rating-and-vote-modal-view.ts';
import { deletionModal, withdrawalModal } from './removal-modal-view.ts';
import { whatIfModal } from './what-if-modal-view.ts';

type Handler = (click: Click, deps: ListenerDeps) => Promise<void>;

/** Why somebody may not close or change this decision; null if they may. */
async function notTheirs({ context, mayDecide }: Click): Promise<RefusalReason | null> {
  if (!(await mayDecide())) return 'not_decider';
  return whyClosed(context.decision)?.refused ?? null;
}

/** Why nobody may rate this decision any more; null if people may. */
const notRatable = (decision: Decision): RefusalReason | null =>
  decision.status === 'rating' ? null : (whyClosed(decision)?.refused ?? null);

/** Somebody agrees with the recommendation. */
export const recordAgreement = (deps: ListenerDeps) =>
  clicked(deps, async (click) => {
    await click.perform({ kind: 'agree' });
  });

/** The ratings are to be shown. */
export const revealRatings = (deps: ListenerDeps) =>
  clicked(deps, async (click) => {
    await click.perform({ kind: 'reveal' });
  });

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
    const why = await notTheirs(click);
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

/** The owner takes over what somebody proposed, or the middle of what people answered. */
export const openAdoptionForm = (deps: ListenerDeps) =>
  clicked(deps, async (click, { messages, queries }) => {
    const { decision } = click.context;
    const why = await notTheirs(click);
    if (why !== null) return click.refuse(why);
    if (click.value === MIDDLE) {
      const { answers } = queries.panel(click.context);
      return click.openModal(editForm(messages, { ...decision, answers }));
    }
    const history = await queries.history(decision.id);
    const proposed = history.find(({ position }) => String(position) === click.value)?.event;
    if (proposed?.kind !== 'proposed') return click.refuse('unknown_decision');
    await click.openModal(editForm(messages, { ...decision, answers: proposed.answers }));
  });

/** Another decision is to take this one's place. */
export const openReplacementForm = (deps: ListenerDeps) => clicked(deps, startOver);

const startOver: Handler = async (click, { messages }) => {
  const { decision } = click.context;
  if (!(await click.mayDecide())) return click.refuse('not_decider');
  if (decision.status === 'superseded') return click.refuse('is_superseded');
  if (decision.status === 'withdrawn') return click.refuse('is_withdrawn');
  const { title, context, considerations, deciders, channelId } = decision;
  const answers = decision.review?.answers ?? decision.answers;
  const begun = begin(click.context.settings, { channel: channelId, supersedes: decision.id });
  const draft = {
    ...begun.draft,
    title,
    context,
    considerations,
    deciders,
    // Nobody is shown what was answered blind.
    answers: isHidden(decision) ? {} : answers,
  };
  await click.openModal(assessmentModal(messages, draft, begun.memory));
};

const edit: Handler = async (click, { messages }) => {
  const { decision } = click.context;
  const why = await notTheirs(click);
  if (why !== null) return click.refuse(why);
  await click.openModal(editForm(messages, decision));
};

const whatIf: Handler = async (click, { messages, queries }) => {
  const { decision } = click.context;
  if (isHidden(decision)) return click.refuse('still_blind');
  const { answers } = decision;
  const tried = queries.whatIf(decision, answers);
  await click.openModal(whatIfModal(messages, { decision, answers, tried, note: '' }));
};

const withdraw: Handler = async (click, deps) => {
  const { decision } = click.context;
  const why =
    decision.status === 'rating' && (await click.mayDecide()) ? null : await notTheirs(click);
  const mayDelete = await click.mayDelete();
  // Whoever may not withdraw it may still have come to delete it.
  if (why === 'not_decider' && mayDelete) return remove(click, deps);
  if (why !== null) return click.refuse(why);
  await click.openModal(withdrawalModal(deps.messages, { decision, mayDelete }));
};

const remove: Handler = async (click, { messages }) => {
  const { decision } = click.context;
  if (!(await click.mayDelete())) return click.tell(notYourDeletion(messages, decision));
  await click.openModal(deletionModal(messages, decision));
};

const exportIt: Handler = async (click, { messages }) => {
  if (await click.perform({ kind: 'export' })) await click.tell(messages.discussion.export.offered);
};

const MENU: Readonly<Record<string, Handler>> = {
  edit,
  what_if: whatIf,
  export: exportIt,
  withdraw,
  start_over: startOver,
  delete: remove,
};

/** An entry of the menu was chosen. */
export const runMenuEntry = (deps: ListenerDeps) =>
  clicked(deps, async (click) => MENU[click.value]?.(click, deps));

function editForm(
  messages: ListenerDeps['messages'],
  { id, channelId, title, context, answers, considerations }: Decision,
) {
  const draft = { ...EMPTY_DRAFT, title, context, answers, considerations };
  return assessmentModal(messages, draft, { ...EMPTY_MEMORY, channel: channelId, decision: id });
}
