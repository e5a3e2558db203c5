import { z } from 'zod';
import { richText } from './rich-text.ts';
import { checkboxes, modalInputSelects, overflow, radioButtons, selects } from './selects.ts';
import {
  actionable,
  colour,
  focusable,
  imageElement,
  placeholdable,
  plainText,
  url,
} from './text.ts';

/** https://docs.slack.dev/reference/block-kit/block-elements */
const dispatchable = {
  dispatch_action_config: z
    .strictObject({
      trigger_actions_on: z
        .array(z.enum(['on_enter_pressed', 'on_character_entered']))
        .min(1)
        .optional(),
    })
    .optional(),
};

export const button = z.strictObject({
  type: z.literal('button'),
  ...actionable,
  text: plainText(75),
  value: z.string().max(2000).optional(),
  url: url.optional(),
  style: colour,
  accessibility_label: z.string().max(75).optional(),
});

const workflowButton = z.strictObject({
  type: z.literal('workflow_button'),
  ...actionable,
  text: plainText(75),
  workflow: z.object({ trigger: z.object({ url }) }),
  style: colour,
  accessibility_label: z.string().max(75).optional(),
});

const pickers = [
  z.strictObject({
    type: z.literal('datepicker'),
    ...actionable,
    ...focusable,
    ...placeholdable,
    initial_date: z.iso.date().optional(),
  }),
  z.strictObject({
    type: z.literal('timepicker'),
    ...actionable,
    ...focusable,
    ...placeholdable,
    initial_time: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
      .optional(),
    timezone: z.string().optional(),
  }),
] as const;

const dateTimePicker = z.strictObject({
  type: z.literal('datetimepicker'),
  ...actionable,
  ...focusable,
  initial_date_time: z.number().int().min(1_000_000_000).max(9_999_999_999).optional(),
});

const field = { ...actionable, ...focusable, ...placeholdable, ...dispatchable };

const plainTextInput = z
  .strictObject({
    type: z.literal('plain_text_input'),
    ...field,
    initial_value: z.string().optional(),
    multiline: z.boolean().optional(),
    min_length: z.number().int().min(0).max(3000).optional(),
    max_length: z.number().int().min(1).max(3000).optional(),
  })
  .refine((input) => (input.initial_value ?? '').length <= (input.max_length ?? 3000), {
    path: ['initial_value'],
    message: 'must not be longer than max_length',
  })
  .refine((input) => (input.min_length ?? 0) <= (input.max_length ?? 3000), {
    path: ['min_length'],
    message: 'must not be greater than max_length',
  });

const richTextInput = z.strictObject({
  type: z.literal('rich_text_input'),
  ...field,
  initial_value: richText.optional(),
  min_lines: z.number().int().min(1).max(100).optional(),
  max_lines: z.number().int().min(1).max(100).optional(),
});

/** Numbers of a number input travel as strings. */
const numeral = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/)
  .optional();

const numberInput = z
  .strictObject({
    type: z.literal('number_input'),
    ...field,
    is_decimal_allowed: z.boolean(),
    initial_value: numeral,
    min_value: numeral,
    max_value: numeral,
  })
  .refine(({ min_value: min, max_value: max }) => !(Number(min) > Number(max)), {
    path: ['min_value'],
    message: 'must not be greater than max_value',
  });

const modalOnlyInputs = [
  numberInput,
  z.strictObject({
    type: z.literal('email_text_input'),
    ...field,
    initial_value: z.string().optional(),
  }),
  z.strictObject({
    type: z.literal('url_text_input'),
    ...field,
    initial_value: z.string().optional(),
  }),
  z.strictObject({
    type: z.literal('file_input'),
    action_id: actionable.action_id,
    filetypes: z.array(z.string()).optional(),
    max_files: z.number().int().min(1).max(10).optional(),
  }),
] as const;

const common = [button, checkboxes, radioButtons, overflow, ...selects, ...pickers] as const;

export const elements = {
  message: {
    accessory: z.discriminatedUnion('type', [...common, workflowButton, imageElement]),
    action: z.discriminatedUnion('type', [...common, workflowButton, dateTimePicker]),
    input: z.discriminatedUnion('type', [
      plainTextInput,
      checkboxes,
      radioButtons,
      dateTimePicker,
      ...selects,
      ...pickers,
    ]),
  },
  modal: {
    accessory: z.discriminatedUnion('type', [...common, imageElement]),
    action: z.discriminatedUnion('type', [...common, dateTimePicker, richTextInput]),
    input: z.discriminatedUnion('type', [
      plainTextInput,
      richTextInput,
      checkboxes,
      radioButtons,
      dateTimePicker,
      ...modalInputSelects,
      ...pickers,
      ...modalOnlyInputs,
    ]),
  },
  home: {
    accessory: z.discriminatedUnion('type', [...common, imageElement]),
    action: z.discriminatedUnion('type', [...common, richTextInput]),
    input: z.discriminatedUnion('type', [
      plainTextInput,
      richTextInput,
      checkboxes,
      radioButtons,
      ...selects,
      ...pickers,
    ]),
  },
};
