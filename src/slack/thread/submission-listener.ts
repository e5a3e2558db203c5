import { isHidden } from '../../domain/decision.ts';
import { dayIn, morningOf } from '../../domain/time-zones.ts';
import { CRITERIA } from '../../engine/index.ts';
import { zoneOf } from '../api/people.ts';
import { parseRevisionForm } from '../assessment/assessment-form.ts';
import { blockId, formViewSchema } from '../assessment/draft-form.ts';
import { BLOCK } from '../kit/ids.ts';
import { notChoosable } from '../listeners/chosen-people.ts';
import type { DiscussionDeps } from '../listeners/discussion.ts';
import { submitted } from '../listeners/submitted.ts';
import { parseDecisionForm } from './decision-form.ts';
import { parseDisagreementForm } from './disagreement-form.ts';
import { parseRatingForm } from './rating-form.ts';
import { ratingKept } from './rating-kept-view.ts';
import { parseReviewForm } from './review-form.ts';
import { parseWhatIfForm } from './what-if-form.ts';
import { parseWithdrawalForm } from './withdrawal-form.ts';

const [FIRST_CRITERION] = CRITERIA;

export const ratingSubmitted = (deps: DiscussionDeps) =>
  submitted(deps, {
    parse: (view) => parseRatingForm(deps.messages, view),
    command: ({ answers }) => ({ kind: 'rated', answers }),
    refusedUnder: () => FIRST_CRITERION,
    afterwards: ({ answers }, { decision }) =>
      ratingKept(deps.messages, {
        decision,
        recommendation: isHidden(decision) ? null : deps.look.tried(decision, answers),
      }),
  });

export const disagreementSubmitted = (deps: DiscussionDeps) =>
  submitted(deps, {
    parse: (view) => parseDisagreementForm(deps.messages, view),
    command: ({ reason, preferred }) => ({ kind: 'disagreed', reason, preferred }),
    refusedUnder: () => BLOCK.reason,
  });

export const decisionSubmitted = (deps: DiscussionDeps) =>
  submitted(deps, {
    parse: (view, { profile }) =>
      parseDecisionForm(deps.messages, view, { today: dayIn(zoneOf(profile), deps.clock.now()) }),
    command: ({ decisionId: _, ...said }, { profile }) => ({
      kind: 'decided',
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

export const revisionSubmitted = (deps: DiscussionDeps) =>
  submitted(deps, {
    parse: (view) => parseRevisionForm(deps.messages, formViewSchema.parse(view)),
    command: ({ decisionId: _, ...to }) => ({ kind: 'revised', to }),
    refusedUnder: (view) =>
      blockId(BLOCK.title, formViewSchema.parse(view).private_metadata.revision),
  });

export const proposalSubmitted = (deps: DiscussionDeps) =>
  submitted(deps, {
    parse: (view) => parseWhatIfForm(deps.messages, view),
    command: ({ answers, note }) => ({ kind: 'proposed', answers, note }),
    refusedUnder: () => BLOCK.note,
  });

export const withdrawalSubmitted = (deps: DiscussionDeps) =>
  submitted(deps, {
    parse: (view) => parseWithdrawalForm(deps.messages, view),
    command: ({ reason }) => ({ kind: 'withdrawn', reason }),
    refusedUnder: () => BLOCK.reason,
  });

export const reviewSubmitted = (deps: DiscussionDeps) =>
  submitted(deps, {
    parse: (view, { profile, of: { decision } }) =>
      parseReviewForm(deps.messages, view, {
        answers: decision.review?.answers ?? decision.answers,
        today: dayIn(zoneOf(profile), deps.clock.now()),
      }),
    command: ({ answers, nextOn }, { profile }) => ({
      kind: 'reviewed',
      answers,
      nextOn,
      nextAt: nextOn === null ? null : morningOf(zoneOf(profile), nextOn),
    }),
    refusedUnder: () => BLOCK.reviewOn,
  });
