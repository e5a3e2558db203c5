import { createHash } from 'node:crypto';
import { z } from 'zod';
import { daySchema } from '../../domain/decision.ts';
import { type Answer, answersSchema, CRITERIA, type CriterionId } from '../../engine/index.ts';
import type { Messages } from '../../i18n/messages.ts';
import { LIMIT } from './blocks.ts';
import { clean } from './rich-text.ts';

const optionSchema = z.object({ value: z.string() });
const inputSchema = z.object({
  value: z.string().nullish(),
  selected_option: optionSchema.nullish(),
  selected_options: z.array(optionSchema).nullish(),
  selected_conversation: z.string().nullish(),
  selected_users: z.array(z.string()).nullish(),
  selected_date: daySchema.nullish(),
  selected_date_time: z.number().nullish(),
});
type Input = z.infer<typeof inputSchema>;

const jsonText = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'not the memory of this form' });
    return z.NEVER;
  }
});

/** The part of a modal's payload that forms read; `memory` is the schema of its `private_metadata`. */
export const viewSchema = <T>(memory: z.ZodType<T>) =>
  z.object({
    id: z.string(),
    private_metadata: jsonText.pipe(memory),
    blocks: z.array(z.object({ block_id: z.string().optional() })).default([]),
    state: z.object({ values: z.record(z.string(), z.record(z.string(), inputSchema)) }),
  });

/** A block's id after the bot has refilled the form `revision` times. Slack keeps typed values under an old id. */
export const blockId = (name: string, revision: number): string =>
  revision === 0 ? name : `${name}.${revision}`;

/**
 * The revision of a form that the bot refills after an action. Two quick actions may carry the same
 * revision, so the action's time (`action_ts`, in seconds) tells them apart.
 */
export const nextRevision = (revision: number, actionTs: string): number =>
  Math.max(revision + 1, Math.round(Number(actionTs) * 1000) || 0);

/** The payload of a form made by `modalAbout`. */
export const decisionViewSchema = viewSchema(z.object({ decision: z.string() }));

/** What the member must correct, by block id. */
export type Errors = Readonly<Record<string, string>>;

/** What a form holds, or what is wrong with it. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly errors: Errors };

/** The errors, or the value if there are none. */
export const parsed = <T>(errors: Errors, value: () => T): Parsed<T> =>
  Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, value: value() };

/** An error for each text longer than `most` code units; `texts` is by block id. */
export const lengthErrors = (
  t: Messages,
  texts: Readonly<Record<string, string>>,
  most: number = LIMIT.inputText,
): Errors =>
  Object.fromEntries(
    Object.entries(texts)
      .filter(([, { length }]) => length > most)
      .map(([block, { length }]) => [block, t.error.contextTooLong(length, most)]),
  );

/**
 * The idempotency key of a submission: the same for each of Slack's deliveries, a new one when a member
 * changes a form that stayed open and sends it again.
 */
export function formKey(id: string, value: unknown): string {
  const digest = createHash('sha256').update(JSON.stringify(value)).digest('hex');
  return `${id}.${digest.slice(0, 16)}`;
}

/** Reads a form's fields by the name of their block. A field that does not exist reads as empty. */
export type Inputs = {
  readonly has: (name: string) => boolean;
  readonly text: (name: string) => string;
  readonly choice: (name: string) => string | null;
  readonly choices: (name: string) => readonly string[];
  readonly people: (name: string) => readonly string[];
  readonly channel: (name: string) => string | null;
  readonly day: (name: string) => string | null;
  /** In milliseconds since 1970. */
  readonly time: (name: string) => number | null;
  /** `NaN` if the text is no number. */
  readonly number: (name: string) => number | null;
};

type Stateful = {
  readonly state: { readonly values: Readonly<Record<string, Readonly<Record<string, Input>>>> };
};

/** The fields of a view; `idOf` turns a name into a block id. */
export function inputsOf(
  { state }: Stateful,
  idOf: (name: string) => string = (name) => name,
): Inputs {
  const input = (name: string): Input | undefined =>
    Object.values(state.values[idOf(name)] ?? {})[0];
  const text = (name: string): string => clean(input(name)?.value ?? '');
  return {
    has: (name) => input(name) !== undefined,
    text,
    choice: (name) => input(name)?.selected_option?.value ?? null,
    choices: (name) => (input(name)?.selected_options ?? []).map(({ value }) => value),
    people: (name) => [...new Set(input(name)?.selected_users)],
    channel: (name) => input(name)?.selected_conversation ?? null,
    day: (name) => input(name)?.selected_date ?? null,
    time: (name) => {
      const seconds = input(name)?.selected_date_time ?? null;
      return seconds === null ? null : seconds * 1000;
    },
    number: (name) => {
      const typed = text(name);
      return typed === '' ? null : Number(typed);
    },
  };
}

export type GivenAnswers = Readonly<Partial<Record<CriterionId, Answer>>>;

/** The answers given so far to the six criteria. */
export function answersIn({ choice }: Inputs): GivenAnswers {
  return Object.fromEntries(
    CRITERIA.flatMap((id) => {
      const value = choice(id);
      return value === null ? [] : [[id, parseAnswer(id, value)]];
    }),
  );
}

function parseAnswer(criterion: CriterionId, value: string): Answer {
  const isLevel = /^\d$/.test(value);
  return answersSchema.shape[criterion].parse(isLevel ? Number(value) : value);
}
