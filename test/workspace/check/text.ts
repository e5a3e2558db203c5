import { z } from 'zod';

/** Composition objects: https://docs.slack.dev/reference/block-kit/composition-objects */
export const plainText = (max: number) =>
  z.strictObject({
    type: z.literal('plain_text'),
    text: z.string().min(1).max(max),
    emoji: z.boolean().optional(),
  });

export const mrkdwn = (max: number) =>
  z.strictObject({
    type: z.literal('mrkdwn'),
    text: z.string().min(1).max(max),
    verbatim: z.boolean().optional(),
  });

export const text = (max: number) => z.discriminatedUnion('type', [plainText(max), mrkdwn(max)]);

export const url = z.string().min(1).max(3000);
export const blockId = z.string().max(255).optional();
export const colour = z.enum(['primary', 'danger']).optional();

const confirm = z.strictObject({
  title: plainText(100).optional(),
  text: text(300),
  confirm: plainText(30).optional(),
  deny: plainText(30).optional(),
  style: colour,
});

export const actionable = {
  action_id: z.string().min(1).max(255).optional(),
  confirm: confirm.optional(),
};

export const focusable = { focus_on_load: z.boolean().optional() };
export const placeholdable = { placeholder: plainText(150).optional() };

export const plainOption = z.strictObject({
  text: plainText(75),
  value: z.string().min(1).max(150),
  description: plainText(75).optional(),
});

/** Radio buttons and checkboxes may show mrkdwn. */
export const anyOption = z.strictObject({
  text: text(75),
  value: z.string().min(1).max(150),
  description: text(75).optional(),
});

/** Only an overflow menu's options may link. */
export const overflowOption = plainOption.extend({ url: url.optional() });

const slackFile = z.union([z.strictObject({ id: z.string().min(1) }), z.strictObject({ url })]);

const imageSource = {
  image_url: url.optional(),
  slack_file: slackFile.optional(),
  alt_text: z.string().min(1).max(2000),
};

const oneSource = (image: { image_url?: unknown; slack_file?: unknown }) =>
  (image.image_url === undefined) !== (image.slack_file === undefined);

export const imageElement = z
  .strictObject({ type: z.literal('image'), ...imageSource })
  .refine(oneSource, 'must have either image_url or slack_file');

export const imageBlock = z
  .strictObject({
    type: z.literal('image'),
    block_id: blockId,
    title: plainText(2000).optional(),
    ...imageSource,
  })
  .refine(oneSource, 'must have either image_url or slack_file');
