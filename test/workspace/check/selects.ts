import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import {
  actionable,
  anyOption,
  focusable,
  overflowOption,
  placeholdable,
  plainOption,
  plainText,
} from './text.ts';

/** Elements with options: https://docs.slack.dev/reference/block-kit/block-elements */
type Offer = {
  readonly options?: readonly unknown[] | undefined;
  readonly option_groups?: readonly { readonly options: readonly unknown[] }[] | undefined;
  readonly initial_option?: unknown;
  readonly initial_options?: readonly unknown[] | undefined;
};

const isInitialOffered = (element: Offer): boolean => {
  const offered = [
    ...(element.options ?? []),
    ...(element.option_groups ?? []).flatMap((group) => group.options),
  ];
  const initial = [element.initial_option, ...(element.initial_options ?? [])];
  return initial
    .filter((option) => option !== undefined)
    .every((option) => offered.some((other) => isDeepStrictEqual(option, other)));
};

const hasOneOffer = (element: Offer): boolean =>
  (element.options === undefined) !== (element.option_groups === undefined);

const initialMessage = 'initial option must exactly match one of the provided options';
const offerMessage = 'must have either options or option_groups';

const group = z.strictObject({
  label: plainText(75),
  options: z.array(plainOption).min(1).max(100),
});
const offer = {
  options: z.array(plainOption).min(1).max(100).optional(),
  option_groups: z.array(group).min(1).max(100).optional(),
};
const select = { ...actionable, ...focusable, ...placeholdable };
const multi = { ...select, max_selected_items: z.number().int().min(1).optional() };
const id = z.string().min(1);
const filter = z
  .strictObject({
    include: z
      .array(z.enum(['im', 'mpim', 'private', 'public']))
      .min(1)
      .optional(),
    exclude_external_shared_channels: z.boolean().optional(),
    exclude_bot_users: z.boolean().optional(),
  })
  .optional();
const conversations = { filter, default_to_current_conversation: z.boolean().optional() };

const staticSelect = z
  .strictObject({
    type: z.literal('static_select'),
    ...select,
    ...offer,
    initial_option: plainOption.optional(),
  })
  .refine(hasOneOffer, offerMessage)
  .refine(isInitialOffered, { path: ['initial_option'], message: initialMessage });

const multiStaticSelect = z
  .strictObject({
    type: z.literal('multi_static_select'),
    ...multi,
    ...offer,
    initial_options: z.array(plainOption).min(1).optional(),
  })
  .refine(hasOneOffer, offerMessage)
  .refine(isInitialOffered, { path: ['initial_options'], message: initialMessage });

export const radioButtons = z
  .strictObject({
    type: z.literal('radio_buttons'),
    ...actionable,
    ...focusable,
    options: z.array(anyOption).min(1).max(10),
    initial_option: anyOption.optional(),
  })
  .refine(isInitialOffered, { path: ['initial_option'], message: initialMessage });

export const checkboxes = z
  .strictObject({
    type: z.literal('checkboxes'),
    ...actionable,
    ...focusable,
    options: z.array(anyOption).min(1).max(10),
    initial_options: z.array(anyOption).min(1).optional(),
  })
  .refine(isInitialOffered, { path: ['initial_options'], message: initialMessage });

export const overflow = z.strictObject({
  type: z.literal('overflow'),
  ...actionable,
  options: z.array(overflowOption).min(1).max(5),
});

/** `response_url_enabled` is for the input blocks of modals alone. */
const responseUrl = { response_url_enabled: z.boolean().optional() };
const conversationsSelect = z.strictObject({
  type: z.literal('conversations_select'),
  ...select,
  ...conversations,
  initial_conversation: id.optional(),
});
const channelsSelect = z.strictObject({
  type: z.literal('channels_select'),
  ...select,
  initial_channel: id.optional(),
});

const others = [
  z.strictObject({
    type: z.literal('external_select'),
    ...select,
    initial_option: plainOption.optional(),
    min_query_length: z.number().int().min(0).optional(),
  }),
  z.strictObject({
    type: z.literal('multi_external_select'),
    ...multi,
    initial_options: z.array(plainOption).min(1).optional(),
    min_query_length: z.number().int().min(0).optional(),
  }),
  z.strictObject({ type: z.literal('users_select'), ...select, initial_user: id.optional() }),
  z.strictObject({
    type: z.literal('multi_users_select'),
    ...multi,
    initial_users: z.array(id).optional(),
  }),
  z.strictObject({
    type: z.literal('multi_conversations_select'),
    ...multi,
    ...conversations,
    initial_conversations: z.array(id).optional(),
  }),
  z.strictObject({
    type: z.literal('multi_channels_select'),
    ...multi,
    initial_channels: z.array(id).optional(),
  }),
] as const;

export const selects = [
  staticSelect,
  multiStaticSelect,
  conversationsSelect,
  channelsSelect,
  ...others,
] as const;

export const modalInputSelects = [
  staticSelect,
  multiStaticSelect,
  conversationsSelect.extend(responseUrl),
  channelsSelect.extend(responseUrl),
  ...others,
] as const;
