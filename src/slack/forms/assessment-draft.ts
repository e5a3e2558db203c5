import { z } from 'zod';
import {
  type Answer,
  answersSchema,
  CONSIDERATIONS,
  type ConsiderationId,
  CRITERIA,
  type CriterionId,
} from '../../engine/index.ts';
import { BLOCK } from '../ids.ts';
import { clean } from '../text.ts';

/** The form as far as somebody has filled it in. */
export type Draft = {
  readonly title: string;
  readonly context: string;
  readonly answers: Readonly<Partial<Record<CriterionId, Answer>>>;
  readonly considerations: readonly ConsiderationId[];
  /** The channel chosen in the form, if the form asks for one. */
  readonly channel: string | null;
};

/** What the form remembers between Slack's calls; it travels as the view's `private_metadata`. */
export const formMemorySchema = z.object({
  /** Where the thread will go, unless the form asks. */
  channel: z.string().nullable(),
  /** Rises each time the bot fills the form in, so that Slack shows its values, not the typed ones. */
  revision: z.int().min(0),
});
export type FormMemory = z.infer<typeof formMemorySchema>;

const optionSchema = z.object({ value: z.string() }).nullish();
const inputSchema = z.object({
  value: z.string().nullish(),
  selected_option: optionSchema,
  selected_options: z.array(z.object({ value: z.string() })).nullish(),
  selected_conversation: z.string().nullish(),
});

/** The part of a modal's payload that the form reads. */
export const formViewSchema = z.object({
  id: z.string(),
  private_metadata: z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({ code: 'custom', message: 'not the memory of this form' });
        return z.NEVER;
      }
    })
    .pipe(formMemorySchema),
  blocks: z.array(z.object({ block_id: z.string().optional() })).default([]),
  state: z.object({ values: z.record(z.string(), z.record(z.string(), inputSchema)) }),
});
export type FormView = z.infer<typeof formViewSchema>;

type Input = z.infer<typeof inputSchema>;

/** A block's id while the form has been filled in by the bot this many times. */
export function blockId(name: string, revision: number): string {
  return revision === 0 ? name : `${name}.${revision}`;
}

/** Reads whatever the form holds, complete or not. */
export function readDraft(view: FormView): Draft {
  const { revision } = view.private_metadata;
  const input = (name: string): Input | undefined =>
    Object.values(view.state.values[blockId(name, revision)] ?? {})[0];
  const text = (name: string): string => clean(input(name)?.value ?? '');
  return {
    title: text(BLOCK.title).replaceAll('\n', ' '),
    context: text(BLOCK.context),
    answers: Object.fromEntries(
      CRITERIA.flatMap((id) => {
        const answer = parseAnswer(id, input(id)?.selected_option?.value);
        return answer === undefined ? [] : [[id, answer]];
      }),
    ),
    considerations: z
      .array(z.enum(CONSIDERATIONS))
      .parse(input(BLOCK.considerations)?.selected_options?.map(({ value }) => value) ?? []),
    channel: input(BLOCK.channel)?.selected_conversation ?? null,
  };
}

function parseAnswer(criterion: CriterionId, value: string | undefined): Answer | undefined {
  if (value === undefined) return undefined;
  const isLevel = /^\d$/.test(value);
  return answersSchema.shape[criterion].parse(isLevel ? Number(value) : value);
}
