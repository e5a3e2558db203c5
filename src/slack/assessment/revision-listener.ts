import { type Decision, isHidden } from '../../domain/decision.ts';
import type { Messages } from '../../i18n/messages.ts';
import { BLOCK, MIDDLE } from '../kit/ids.ts';
import { blockId } from '../kit/view-state.ts';
import { clicked, whyNotTheirs } from '../listeners/clicked.ts';
import type { ListenerDeps } from '../listeners/discussion.ts';
import { submitted } from '../listeners/submitted.ts';
import { EMPTY_MEMORY, formViewSchema, parseRevisionForm } from './assessment-form.ts';
import { assessmentModal, EMPTY_DRAFT, startDraft } from './assessment-view.ts';

/** Opens the form that edits a decision's case. */
export const openEditForm = (deps: ListenerDeps) =>
  clicked(deps, async (click, { messages }) => {
    const why = await whyNotTheirs(click);
    if (why !== null) return click.refuse(why);
    await click.openModal(editForm(messages, click.context.decision));
  });

/** Opens the form for a decision that replaces this one. */
export const openReplacementForm = (deps: ListenerDeps) =>
  clicked(deps, async (click, { messages }) => {
    const { decision } = click.context;
    if (!(await click.mayDecide())) return click.refuse('not_decider');
    if (decision.status === 'superseded') return click.refuse('is_superseded');
    if (decision.status === 'withdrawn') return click.refuse('is_withdrawn');
    const { title, context, considerations, details, deciders, channelId } = decision;
    const answers = decision.review?.answers ?? decision.answers;
    const { draft, memory } = startDraft(click.context.settings, {
      channel: channelId,
      supersedes: decision.id,
    });
    const filledIn = {
      ...draft,
      title,
      context,
      considerations,
      deciders,
      // Answers stay hidden while the team rates blind, and so do details, which hint at them.
      answers: isHidden(decision) ? {} : answers,
      details: isHidden(decision) ? {} : details,
    };
    await click.openModal(assessmentModal(messages, filledIn, memory));
  });

/** Opens the edit form with proposed answers, or with the middle of the ratings. */
export const openAdoptionForm = (deps: ListenerDeps) =>
  clicked(deps, async (click, { messages, queries }) => {
    const { decision } = click.context;
    const why = await whyNotTheirs(click);
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

/** Revises the decision. */
export const revisionSubmitted = (deps: ListenerDeps) =>
  submitted(deps, {
    parse: (view) => parseRevisionForm(deps.messages, formViewSchema.parse(view)),
    command: ({ decisionId: _, ...to }) => ({ kind: 'revise', to }),
    refusedUnder: (view) =>
      blockId(BLOCK.title, formViewSchema.parse(view).private_metadata.revision),
  });

function editForm(
  messages: Messages,
  { id, channelId, title, context, answers, considerations, details }: Decision,
) {
  const draft = { ...EMPTY_DRAFT, title, context, answers, considerations, details };
  return assessmentModal(messages, draft, { ...EMPTY_MEMORY, channel: channelId, decision: id });
}
