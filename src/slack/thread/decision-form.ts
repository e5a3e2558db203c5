import { z } from 'zod';
import { OUTCOMES, type Outcome } from '../../domain/decision.ts';
import { VERDICTS } from '../../engine/index.ts';
import type { Messages } from '../../i18n/messages.ts';
import { LIMIT } from '../kit/blocks.ts';
import { isAhead } from '../kit/days.ts';
import { BLOCK } from '../kit/ids.ts';
import { inputsOf, type Parsed, viewSchema } from '../kit/view-state.ts';

/** What the form remembers: a reason is needed for any outcome but this verdict. */
export const decisionMemorySchema = z.object({ decision: z.string(), verdict: z.enum(VERDICTS) });
export type DecisionMemory = Readonly<z.infer<typeof decisionMemorySchema>>;

type SaidDecision = {
  readonly decisionId: string;
  readonly outcome: Outcome;
  readonly reason: string;
  readonly check: string;
  /** `YYYY-MM-DD`. */
  readonly reviewOn: string | null;
  readonly deciders: readonly string[];
};

const decisionFormSchema = viewSchema(decisionMemorySchema);

/** What was decided, or what is missing. `today` is that of the one who decides. */
export function parseDecisionForm(
  t: Messages,
  view: unknown,
  { today }: { readonly today: string },
): Parsed<SaidDecision> {
  const form = decisionFormSchema.parse(view);
  const { decision: decisionId, verdict } = form.private_metadata;
  const inputs = inputsOf(form);
  const outcome = z.enum(OUTCOMES).nullable().parse(inputs.choice(BLOCK.outcome));
  const reason = inputs.text(BLOCK.reason);
  const check = inputs.text(BLOCK.check);
  const reviewOn = inputs.day(BLOCK.reviewOn);
  const deciders = inputs.people(BLOCK.deciders);
  const errors: Record<string, string> = {};
  for (const [block, text] of [
    [BLOCK.reason, reason],
    [BLOCK.check, check],
  ] as const) {
    if (text.length > LIMIT.inputText) {
      errors[block] = t.error.contextTooLong(text.length, LIMIT.inputText);
    }
  }
  if (outcome === null) errors[BLOCK.outcome] = t.decisionForm.outcomeMissing;
  else if (outcome !== verdict && reason === '') {
    errors[BLOCK.reason] = t.decisionForm.reasonMissing;
  }
  if (!isAhead(reviewOn, today)) errors[BLOCK.reviewOn] = t.decisionForm.reviewTooEarly;
  if (deciders.length === 0) errors[BLOCK.deciders] = t.decisionForm.decidersMissing;
  if (outcome === null || Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, value: { decisionId, outcome, reason, check, reviewOn, deciders } };
}
