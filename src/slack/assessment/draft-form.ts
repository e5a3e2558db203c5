import { z } from 'zod';
import { placeSchema } from '../../domain/decision.ts';
import { CONSIDERATIONS, type ConsiderationId } from '../../engine/index.ts';
import { BLOCK } from '../kit/ids.ts';
import { answersIn, blockId, type GivenAnswers, inputsOf, viewSchema } from '../kit/view-state.ts';

/** The form, filled in completely or not. */
export type Draft = {
  readonly title: string;
  readonly context: string;
  readonly answers: GivenAnswers;
  readonly considerations: readonly ConsiderationId[];
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
    channel: inputs.channel(BLOCK.channel),
    deciders: inputs.people(BLOCK.deciders),
    blind: inputs.choices(BLOCK.blind).includes(BLIND),
    invited: inputs.people(BLOCK.invited),
    enough: inputs.number(BLOCK.enough),
    deadline: inputs.time(BLOCK.deadline),
  };
}
