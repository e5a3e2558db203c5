import { z } from 'zod';
import { placeSchema } from '../../domain/decision.ts';
import { CONSIDERATIONS, type ConsiderationId } from '../../engine/index.ts';
import { BLOCK } from '../kit/ids.ts';
import { answersIn, blockId, type GivenAnswers, inputsOf, viewSchema } from '../kit/view-state.ts';

/** The form as far as somebody has filled it in. */
export type Draft = {
  readonly title: string;
  readonly context: string;
  readonly answers: GivenAnswers;
  readonly considerations: readonly ConsiderationId[];
  /** The channel chosen in the form, if the form asks for one. */
  readonly channel: string | null;
  /** Who may decide besides the one who asks. */
  readonly deciders: readonly string[];
  /** Whether the team rates before anybody sees the verdict; the rest is asked only then. */
  readonly blind: boolean;
  readonly invited: readonly string[];
  /** As it was typed: perhaps too few, no whole number, or not a number at all. */
  readonly enough: number | null;
  /** In milliseconds since 1970; Slack knows whole seconds. */
  readonly deadline: number | null;
};

/** What the form remembers between Slack's calls; it travels as the view's `private_metadata`. */
export const formMemorySchema = z.object({
  /** Where the thread will go, unless the form asks. */
  channel: z.string().nullable(),
  /** Rises each time the bot fills the form in, so that Slack shows its values, not the typed ones. */
  revision: z.int().min(0),
  /** The message that it was asked out of. */
  source: placeSchema.nullable().default(null),
  /** The decision that the new one replaces. */
  supersedes: z.string().nullable().default(null),
  /** The decision whose case is edited; null while a new one is asked for. */
  decision: z.string().nullable().default(null),
  /** Whether any member may decide where it is posted, as far as that is known. */
  membersDecide: z.boolean().default(false),
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
};

/** The part of a modal's payload that the form reads. */
export const formViewSchema = viewSchema(formMemorySchema);
export type FormView = z.infer<typeof formViewSchema>;

/** What the box is called that says: the team rates first. */
export const BLIND = 'blind';

/** Reads whatever the form holds, complete or not. */
export function readDraft(view: FormView): Draft {
  const { revision } = view.private_metadata;
  const inputs = inputsOf(view, (name) => blockId(name, revision));
  return {
    title: inputs.text(BLOCK.title).replaceAll('\n', ' '),
    context: inputs.text(BLOCK.context),
    answers: answersIn(inputs),
    considerations: z.array(z.enum(CONSIDERATIONS)).parse(inputs.choices(BLOCK.considerations)),
    channel: inputs.channel(BLOCK.channel),
    deciders: inputs.people(BLOCK.deciders),
    blind: inputs.choices(BLOCK.blind).includes(BLIND),
    invited: inputs.people(BLOCK.invited),
    enough: inputs.number(BLOCK.enough),
    deadline: inputs.time(BLOCK.deadline),
  };
}
