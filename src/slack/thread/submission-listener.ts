import { isHidden } from '../../domain/decision.ts';
import { dayIn, morningOf } from '../../domain/time.ts';
import { CRITERIA } from '../../engine/index.ts';
import { zoneOf } from '../api/people.ts';
import { BLOCK } from '../kit/ids.ts';
import { decisionViewSchema, type Errors } from '../kit/view-state.ts';
import { notChoosable } from '../listeners/chosen-people.ts';
import { type ListenerDeps, refusalText } from '../listeners/discussion.ts';
import { submitted } from '../listeners/submitted.ts';
import { parseDecisionForm, parseReviewForm, parseWithdrawalForm } from './decision-form.ts';
import { parseDisagreementForm, parseRatingForm } from './rating-and-vote-form.ts';
import { ratingKept } from './rating-and-vote-modal-view.ts';
import { parseWhatIfForm } from './what-if-form.ts';

const [FIRST_CRITERION] = CRITERIA;

export const ratingSubmitted = (deps: ListenerDeps) =>
  submitted(deps, {
    parse: (view) => parseRatingForm(deps.messages, view),
    command: ({ answers }) => ({ kind: 'rate', answers }),
    refusedUnder: () => FIRST_CRITERION,
    afterwards: ({ answers }, decision) =>
      ratingKept(deps.messages, {
        decision,
        own: isHidden(decision)
          ? null
          : { answers, recommendation: deps.queries.whatIf(decision, answers) },
      }),
  });

export const disagreementSubmitted = (deps: ListenerDeps) =>
  submitted(deps, {
    parse: (view) => parseDisagreementForm(deps.messages, view),
    command: ({ reason, preferred }) => ({ kind: 'disagree', reason, preferred }),
    refusedUnder: () => BLOCK.reason,
  });

export const decisionSubmitted = (deps: ListenerDeps) =>
  submitted(deps, {
    parse: (view, { profile }) =>
      parseDecisionForm(deps.messages, view, { today: dayIn(zoneOf(profile), deps.clock.now()) }),
    command: ({ decisionId: _, ...decided }, { profile }) => ({
      kind: 'decide',
      ...decided,
      reviewAt: decided.reviewOn === null ? null : morningOf(zoneOf(profile), decided.reviewOn),
      zone: zoneOf(profile),
    }),
    problems: async ({ deciders }): Promise<Errors> => {
      const text = await notChoosable(deps, deciders);
      return text === null ? {} : { [BLOCK.deciders]: text };
    },
    refusedUnder: () => BLOCK.reason,
  });

export const proposalSubmitted = (deps: ListenerDeps) =>
  submitted(deps, {
    parse: (view) => parseWhatIfForm(deps.messages, view),
    command: ({ answers, note }) => ({ kind: 'propose', answers, note }),
    refusedUnder: () => BLOCK.note,
  });

export const withdrawalSubmitted = (deps: ListenerDeps) =>
  submitted(deps, {
    parse: (view) => parseWithdrawalForm(deps.messages, view),
    command: ({ reason }) => ({ kind: 'withdraw', reason }),
    refusedUnder: () => BLOCK.reason,
  });

export const reviewSubmitted = (deps: ListenerDeps) =>
  submitted(deps, {
    parse: async (view, { profile }) => {
      const { messages: t, clock, queries } = deps;
      const today = dayIn(zoneOf(profile), clock.now());
      const { decision: decisionId } = decisionViewSchema.parse(view).private_metadata;
      const context = await queries.context(decisionId);
      if (context === null) {
        const text = refusalText(t, 'unknown_decision', null);
        return { ok: false, errors: { [BLOCK.reviewOn]: text } };
      }
      const { review, answers } = context.decision;
      return parseReviewForm(t, view, { answers: review?.answers ?? answers, today });
    },
    command: ({ answers, nextOn }, { profile }) => ({
      kind: 'review',
      answers,
      nextOn,
      nextAt: nextOn === null ? null : morningOf(zoneOf(profile), nextOn),
    }),
    refusedUnder: () => BLOCK.reviewOn,
  });
