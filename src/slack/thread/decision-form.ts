import { z } from 'zod';
import { OUTCOMES, type Outcome } from '../../domain/decision.ts';
import { type Answers, CRITERIA, VERDICTS } from '../../engine/index.ts';
import type { Messages } from '../../i18n/messages.ts';
import { BLOCK } from '../kit/ids.ts';
import {
  answersIn,
  decisionViewSchema,
  inputsOf,
  lengthErrors,
  type Parsed,
  parsed,
  viewSchema,
} from '../kit/view-state.ts';
import { answerErrors } from './rating-and-vote-form.ts';

/** The review date that the form proposes, in days from today. */
const REVIEW_DAYS = 90;

/** The proposed review day of a decision made on `today`; both `YYYY-MM-DD`. */
export function reviewDay(today: string): string {
  const day = new Date(`${today}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + REVIEW_DAYS);
  return day.toISOString().slice(0, 10);
}

/** Whether a day, if given, is after `today`; both `YYYY-MM-DD`. */
export const isAhead = (day: string | null, today: string): boolean => day === null || day > today;

/** What the form remembers; an outcome other than `verdict` needs a reason. */
const decisionMemorySchema = z.object({ decision: z.string(), verdict: z.enum(VERDICTS) });
export type DecisionMemory = Readonly<z.infer<typeof decisionMemorySchema>>;

const decisionFormSchema = viewSchema(decisionMemorySchema);

type GivenDecision = {
  readonly decisionId: string;
  readonly outcome: Outcome;
  readonly reason: string;
  readonly check: string;
  /** `YYYY-MM-DD`. */
  readonly reviewOn: string | null;
  readonly deciders: readonly string[];
};

/** What was decided, or what is missing. `today` is the day in the member's time zone. */
export function parseDecisionForm(
  t: Messages,
  view: unknown,
  { today }: { readonly today: string },
): Parsed<GivenDecision> {
  const form = decisionFormSchema.parse(view);
  const { decision: decisionId, verdict } = form.private_metadata;
  const inputs = inputsOf(form);
  const outcome = z.enum(OUTCOMES).nullable().parse(inputs.choice(BLOCK.outcome));
  const reason = inputs.text(BLOCK.reason);
  const check = inputs.text(BLOCK.check);
  const reviewOn = inputs.day(BLOCK.reviewOn);
  const deciders = inputs.people(BLOCK.deciders);
  const errors: Record<string, string> = {
    ...lengthErrors(t, { [BLOCK.reason]: reason, [BLOCK.check]: check }),
  };
  if (outcome === null) errors[BLOCK.outcome] = t.decisionForm.outcomeMissing;
  else if (outcome !== verdict && reason === '') {
    errors[BLOCK.reason] = t.decisionForm.reasonMissing;
  }
  if (!isAhead(reviewOn, today)) errors[BLOCK.reviewOn] = t.decisionForm.reviewTooEarly;
  if (deciders.length === 0) errors[BLOCK.deciders] = t.decisionForm.decidersMissing;
  if (outcome === null || Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, value: { decisionId, outcome, reason, check, reviewOn, deciders } };
}

type GivenReview = {
  readonly decisionId: string;
  readonly answers: Answers;
  /** `YYYY-MM-DD`. */
  readonly nextOn: string | null;
};

/** The reviewed answers; `answers` fills in those that the form did not ask for. */
export function parseReviewForm(
  t: Messages,
  view: unknown,
  { answers, today }: { readonly answers: Answers; readonly today: string },
): Parsed<GivenReview> {
  const form = decisionViewSchema.parse(view);
  const inputs = inputsOf(form);
  const nextOn = inputs.day(BLOCK.reviewOn);
  const errors = {
    ...answerErrors(t, inputs, CRITERIA.filter(inputs.has)),
    ...(isAhead(nextOn, today) ? {} : { [BLOCK.reviewOn]: t.reviewForm.nextTooEarly }),
  };
  return parsed(errors, () => ({
    decisionId: form.private_metadata.decision,
    answers: { ...answers, ...answersIn(inputs) },
    nextOn,
  }));
}

/** Why the decision is withdrawn; `reason` may be empty. */
export function parseWithdrawalForm(
  t: Messages,
  view: unknown,
): Parsed<{ readonly decisionId: string; readonly reason: string }> {
  const form = decisionViewSchema.parse(view);
  const reason = inputsOf(form).text(BLOCK.reason);
  const errors = lengthErrors(t, { [BLOCK.reason]: reason });
  return parsed(errors, () => ({ decisionId: form.private_metadata.decision, reason }));
}

/** Which decision to delete; refuses without the tick. */
export function parseDeletionForm(
  t: Messages,
  view: unknown,
): Parsed<{ readonly decisionId: string }> {
  const form = decisionViewSchema.parse(view);
  const isSure = inputsOf(form).choices(BLOCK.confirm).length > 0;
  const errors = isSure ? {} : { [BLOCK.confirm]: t.deletion.confirmMissing };
  return parsed(errors, () => ({ decisionId: form.private_metadata.decision }));
}
