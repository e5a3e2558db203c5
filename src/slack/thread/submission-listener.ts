import { isHidden } from '../../domain/decision.ts';
import { dayIn, morningOf } from '../../domain/time-zones.ts';
import { CRITERIA } from '../../engine/index.ts';
import { zoneOf } from '../api/people.ts';
import { BLOCK } from '../kit/ids.ts';
import { notChoosable } from '../listeners/chosen-people.ts';
import type { ListenerDeps } from '../listeners/discussion.ts';
import { submitted } from '../listeners/submitted.ts';
import { parseDecisionForm } from './decision-form.ts';
import { parseDisagreementForm } from './disagreement-form.ts';
import { parseRatingForm } from './rating-form.ts';
import { ratingKept } from './rating-kept-view.ts';
import { parseReviewForm } from './review-form.ts';
import { parseWhatIfForm } from './what-if-form.ts';
import { parseWithdrawalForm } from './withdrawal-form.ts';

const [FIRST_CRITERION] = CRITERIA;

export const ratingSubmitted = (deps: ListenerDeps) =>
  submitted(deps, {
    parse: (view) => parseRatingForm(deps.messages, view),
    command: ({ answers }) => ({ kind: 'rate', answers }),
    refusedUnder: () => FIRST_CRITERION,
    afterwards: ({ answers }, { decision }) =>
      ratingKept(deps.messages, {
        decision,
        recommendation: isHidden(decision) ? null : deps.queries.whatIf(decision, answers),
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
    command: ({ decisionId: _, ...said }, { profile }) => ({
      kind: 'decide',
      ...said,
      reviewAt: said.reviewOn === null ? null : morningOf(zoneOf(profile), said.reviewOn),
      zone: zoneOf(profile),
    }),
    problems: async ({ deciders }): Promise<Readonly<Record<string, string>>> => {
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
    parse: (view, { profile, context: { decision } }) =>
      parseReviewForm(deps.messages, view, {
        answers: decision.review?.answers ?? decision.answers,
        today: dayIn(zoneOf(profile), deps.clock.now()),
      }),
    command: ({ answers, nextOn }, { profile }) => ({
      kind: 'review',
      answers,
      nextOn,
      nextAt: nextOn === null ? null : morningOf(zoneOf(profile), nextOn),
    }),
    refusedUnder: () => BLOCK.reviewOn,
  });
