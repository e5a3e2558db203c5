import { z } from 'zod';
import { OUTCOMES, type Outcome } from '../../domain/decision.ts';
import { type Answers, CRITERIA, VERDICTS } from '../../engine/index.ts';
import type { Messages } from '../../i18n/messages.ts';
import { BLOCK } from '../kit/ids.ts';
import {
  answersIn,
  blockId,
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
const decisionMemorySchema = z.object({
  decision: z.string(),
  verdict: z.enum(VERDICTS),
  /** The outcome whose check is suggested; null once the person has written their own. */
  suggestedFor: z.enum(OUTCOMES).nullable().default(null),
  /** Rises each time the bot writes into the field of the check. */
  revision: z.int().min(0).default(0),
});
export type DecisionMemory = Readonly<z.infer<typeof decisionMemorySchema>>;

/** What the form holds, complete or not. */
export type DecisionDraft = {
  readonly outcome: Outcome | null;
  readonly reason: string;
  readonly check: string;
  /** `YYYY-MM-DD`. */
  readonly reviewOn: string | null;
  readonly deciders: readonly string[];
};

export function readDecisionForm(view: unknown) {
  const form = viewSchema(decisionMemorySchema).parse(view);
  const { id, private_metadata: memory } = form;
  const inputs = inputsOf(form, (name) => decisionBlockId(name, memory));
  const draft: DecisionDraft = {
    outcome: z.enum(OUTCOMES).nullable().parse(inputs.choice(BLOCK.outcome)),
    reason: inputs.text(BLOCK.reason),
    check: inputs.text(BLOCK.check),
    reviewOn: inputs.day(BLOCK.reviewOn),
    deciders: inputs.people(BLOCK.deciders),
  };
  return { id, memory, draft };
}

/** Only the check's field changes its id: all others keep what is typed while the bot updates the form. */
export const decisionBlockId = (name: string, { revision }: DecisionMemory): string =>
  name === BLOCK.check ? blockId(name, revision) : name;

type GivenDecision = DecisionDraft & { readonly decisionId: string; readonly outcome: Outcome };

/** What was decided, or what is missing. `today` is the day in the member's time zone. */
export function parseDecisionForm(
  t: Messages,
  view: unknown,
  { today }: { readonly today: string },
): Parsed<GivenDecision> {
  const { memory, draft } = readDecisionForm(view);
  const { decision: decisionId, verdict } = memory;
  const { outcome, reason, check, reviewOn, deciders } = draft;
  const errors: Record<string, string> = {
    ...lengthErrors(t, { [BLOCK.reason]: reason, [decisionBlockId(BLOCK.check, memory)]: check }),
  };
  if (outcome === null) errors[BLOCK.outcome] = t.decisionForm.outcomeMissing;
  else if (outcome !== verdict && reason === '') {
    errors[BLOCK.reason] = t.decisionForm.reasonMissing;
  }
  if (!isAhead(reviewOn, today)) errors[BLOCK.reviewOn] = t.decisionForm.reviewTooEarly;
  if (deciders.length === 0) errors[BLOCK.deciders] = t.decisionForm.decidersMissing;
  if (outcome === null || Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, value: { ...draft, decisionId, outcome } };
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
