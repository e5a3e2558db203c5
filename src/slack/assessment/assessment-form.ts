import { z } from 'zod';
import { type Blind, type Place, placeSchema } from '../../domain/decision.ts';
import type { DecisionInput } from '../../domain/events.ts';
import {
  answersSchema,
  CONSIDERATIONS,
  type ConsiderationId,
  CRITERIA,
  type Details,
  detailsSchema,
} from '../../engine/index.ts';
import type { Messages } from '../../i18n/messages.ts';
import { LIMIT } from '../kit/blocks.ts';
import { BLOCK } from '../kit/ids.ts';
import {
  answersIn,
  blockId,
  type Errors,
  type GivenAnswers,
  inputsOf,
  lengthErrors,
  type Parsed,
  parsed,
  viewSchema,
} from '../kit/view-state.ts';
import { detailErrors, detailsIn } from './details-form.ts';

/** The form, filled in completely or not. */
export type Draft = {
  readonly title: string;
  readonly context: string;
  readonly answers: GivenAnswers;
  readonly considerations: readonly ConsiderationId[];
  /** As the form holds them: its numbers are unchecked. */
  readonly details: Details;
  /** The channel chosen in the form, if the form asks for one. */
  readonly channel: string | null;
  /** Who may decide besides the owner. */
  readonly deciders: readonly string[];
  /** Whether the team rates before the verdict is shown; the fields below are shown only then. */
  readonly blind: boolean;
  readonly invited: readonly string[];
  /** How many ratings end the blind round, unchecked: perhaps too few, a fraction, or `NaN`. */
  readonly enough: number | null;
  /** In milliseconds since 1970; Slack keeps whole seconds. */
  readonly deadline: number | null;
};

/** What the form remembers between Slack's calls, in the view's `private_metadata`. */
export const formMemorySchema = z.object({
  /** Where the thread will be posted; null if the form asks. */
  channel: z.string().nullable(),
  /** Rises each time the bot refills the form, so that Slack shows the new values, not the typed ones. */
  revision: z.int().min(0),
  /** The message that the form was opened from. */
  source: placeSchema.nullable().default(null),
  /** The decision that the new one replaces. */
  supersedes: z.string().nullable().default(null),
  /** The decision that the form edits; null for a new one. */
  decision: z.string().nullable().default(null),
  /** Whether any member may decide in that channel; false while the channel is open. */
  membersDecide: z.boolean().default(false),
  /** Whether the optional part of the form is shown. */
  unfolded: z.boolean().default(false),
  /** The example that the form was filled in from last. */
  example: z.string().nullable().default(null),
});
export type FormMemory = Readonly<z.infer<typeof formMemorySchema>>;

/** The memory of a form that asks where to post. */
export const EMPTY_MEMORY: FormMemory = {
  channel: null,
  revision: 0,
  source: null,
  supersedes: null,
  decision: null,
  membersDecide: false,
  unfolded: false,
  example: null,
};

export const formViewSchema = viewSchema(formMemorySchema);
export type FormView = z.infer<typeof formViewSchema>;

/** The value of the box "the team rates first". */
export const BLIND = 'blind';

export function readDraft(view: FormView): Draft {
  const { revision } = view.private_metadata;
  const inputs = inputsOf(view, (name) => blockId(name, revision));
  return {
    title: inputs.text(BLOCK.title).replaceAll('\n', ' '),
    context: inputs.text(BLOCK.context),
    answers: answersIn(inputs),
    considerations: z.array(z.enum(CONSIDERATIONS)).parse(inputs.choices(BLOCK.considerations)),
    details: detailsIn(inputs),
    channel: inputs.channel(BLOCK.channel),
    deciders: inputs.people(BLOCK.deciders),
    blind: inputs.choices(BLOCK.blind).includes(BLIND),
    invited: inputs.people(BLOCK.invited),
    enough: inputs.number(BLOCK.enough),
    deadline: inputs.time(BLOCK.deadline),
  };
}

/** A complete form. */
export type Assessment = DecisionInput & {
  readonly channelId: string;
  /** Who may decide besides the owner. */
  readonly deciders: readonly string[];
  readonly blind: Blind | null;
  /** The message that the form was opened from. */
  readonly source: Place | null;
  /** The decision that this one replaces. */
  readonly supersedes: string | null;
};

export type ParsedForm = Parsed<Assessment>;

/** Reads a submitted form, or says under each field what is missing. `now` is in milliseconds. */
export function parseAssessmentForm(
  t: Messages,
  view: FormView,
  { now, userId }: { readonly now: number; readonly userId: string },
): ParsedForm {
  const draft = readDraft(view);
  const { revision, channel, source, supersedes } = view.private_metadata;
  const errors = { ...caseErrors(t, draft), ...(draft.blind ? blindErrors(t, draft, now) : {}) };
  const channelId = draft.channel ?? channel;
  if (channelId === null) {
    const missing = { ...errors, [BLOCK.channel]: t.error.channelMissing };
    return { ok: false, errors: atRevision(missing, revision) };
  }
  const others = (people: readonly string[]) => people.filter((person) => person !== userId);
  return parsed(atRevision(errors, revision), () => ({
    ...caseOf(draft),
    channelId,
    deciders: others(draft.deciders),
    blind: draft.blind
      ? { invited: others(draft.invited), enough: draft.enough, deadline: draft.deadline }
      : null,
    source,
    supersedes,
  }));
}

/** Reads the form that edits a decision's case. */
export function parseRevisionForm(
  t: Messages,
  view: FormView,
): Parsed<DecisionInput & { readonly decisionId: string }> {
  const draft = readDraft(view);
  const { revision, decision } = view.private_metadata;
  const decisionId = z.string().parse(decision);
  return parsed(atRevision(caseErrors(t, draft), revision), () => ({
    ...caseOf(draft),
    decisionId,
  }));
}

const caseOf = ({ title, context, answers, considerations, details }: Draft): DecisionInput => ({
  title,
  context,
  answers: answersSchema.parse(answers),
  considerations,
  details: detailsSchema.parse(details),
});

function caseErrors(t: Messages, { title, context, answers, details }: Draft): Errors {
  const errors: Record<string, string> = {
    ...lengthErrors(t, { [BLOCK.context]: context }),
    ...detailErrors(t, details),
  };
  if (title === '') errors[BLOCK.title] = t.error.titleMissing;
  if (title.length > LIMIT.header) {
    errors[BLOCK.title] = t.error.titleTooLong(title.length, LIMIT.header);
  }
  for (const id of CRITERIA.filter((criterion) => answers[criterion] === undefined)) {
    errors[id] = t.error.answerMissing(t.criteria[id].name);
  }
  return errors;
}

function blindErrors(t: Messages, { enough, deadline }: Draft, now: number): Errors {
  const errors: Record<string, string> = {};
  if (enough !== null && !isEnough(enough)) {
    errors[BLOCK.enough] = t.blindForm.enoughWrong(LEAST_ENOUGH);
  }
  if (deadline !== null && deadline <= now) errors[BLOCK.deadline] = t.blindForm.deadlinePassed;
  return errors;
}

/** Fewer than two ratings leave nothing to reveal. */
export const LEAST_ENOUGH = 2;

/** Whether a typed number can be the number of ratings that ends a blind round. */
export const isEnough = (typed: number | null): boolean =>
  typed !== null && Number.isSafeInteger(typed) && typed >= LEAST_ENOUGH;

const atRevision = (errors: Errors, revision: number): Errors =>
  Object.fromEntries(
    Object.entries(errors).map(([name, message]) => [blockId(name, revision), message]),
  );
