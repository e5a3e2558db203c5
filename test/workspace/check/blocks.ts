import { z } from 'zod';
import { dataVisualization } from './chart.ts';
import { contextAction } from './context-actions.ts';
import { button, elements } from './elements.ts';
import { richText } from './rich-text.ts';
import { dataTable, table } from './tables.ts';
import { blockId, imageBlock, imageElement, mrkdwn, plainText, text, url } from './text.ts';

export type Surface = 'message' | 'modal' | 'home';

/** https://docs.slack.dev/reference/block-kit/blocks */
const divider = z.strictObject({ type: z.literal('divider'), block_id: blockId });
const header = z.strictObject({
  type: z.literal('header'),
  block_id: blockId,
  text: plainText(150),
});
const context = z.strictObject({
  type: z.literal('context'),
  block_id: blockId,
  elements: z
    .array(z.discriminatedUnion('type', [plainText(3000), mrkdwn(3000), imageElement]))
    .min(1)
    .max(10),
});
const video = z.strictObject({
  type: z.literal('video'),
  block_id: blockId,
  video_url: url,
  thumbnail_url: url,
  alt_text: z.string().min(1),
  title: plainText(199),
  title_url: url.optional(),
  author_name: z.string().max(49).optional(),
  provider_name: z.string().optional(),
  provider_icon_url: url.optional(),
  description: plainText(199).optional(),
});

const section = (surface: Surface) =>
  z
    .strictObject({
      type: z.literal('section'),
      block_id: blockId,
      text: text(3000).optional(),
      fields: z.array(text(2000)).min(1).max(10).optional(),
      accessory: elements[surface].accessory.optional(),
      expand: z.boolean().optional(),
    })
    .refine((block) => block.text !== undefined || block.fields !== undefined, {
      message: 'must provide either text or fields',
    });

const actions = (surface: Surface) =>
  z.strictObject({
    type: z.literal('actions'),
    block_id: blockId,
    elements: z.array(elements[surface].action).min(1).max(25),
  });

const input = (surface: Surface) =>
  z.strictObject({
    type: z.literal('input'),
    block_id: blockId,
    label: plainText(2000),
    hint: plainText(2000).optional(),
    optional: z.boolean().optional(),
    dispatch_action: z.boolean().optional(),
    element: elements[surface].input,
  });

const everywhere = (surface: Surface) =>
  [
    divider,
    header,
    context,
    video,
    imageBlock,
    richText,
    section(surface),
    actions(surface),
    input(surface),
  ] as const;

const alert = z.strictObject({
  type: z.literal('alert'),
  block_id: blockId,
  text: text(200),
  level: z.enum(['default', 'info', 'warning', 'error', 'success']).optional(),
});

const card = z
  .strictObject({
    type: z.literal('card'),
    block_id: blockId,
    hero_image: imageElement.optional(),
    icon: imageElement.optional(),
    slack_icon: z.unknown().optional(),
    title: mrkdwn(150).optional(),
    subtitle: mrkdwn(150).optional(),
    body: mrkdwn(200).optional(),
    subtext: mrkdwn(200).optional(),
    actions: z.array(button).min(1).max(3).optional(),
  })
  .refine((it) => [it.hero_image, it.title, it.actions, it.body].some((part) => part), {
    message: 'must provide one of hero_image, title, actions or body',
  })
  .refine((it) => it.icon === undefined || it.slack_icon === undefined, {
    message: 'must not provide both icon and slack_icon',
  });

const carousel = z.strictObject({
  type: z.literal('carousel'),
  block_id: blockId,
  elements: z.array(card).min(1).max(10),
});

const markdown = z.strictObject({
  type: z.literal('markdown'),
  block_id: blockId,
  text: z.string().min(1).max(12_000),
});

const contextActions = z.strictObject({
  type: z.literal('context_actions'),
  block_id: blockId,
  elements: z.array(contextAction).min(1).max(5),
});

const container = z.strictObject({
  type: z.literal('container'),
  block_id: blockId,
  title: plainText(150).optional(),
  rich_text_title: richText.optional(),
  subtitle: text(150).optional(),
  child_blocks: z
    .array(z.discriminatedUnion('type', [...everywhere('message'), table]))
    .min(1)
    .max(10),
  width: z.enum(['narrow', 'standard', 'wide', 'full']).optional(),
  icon: imageElement.optional(),
  is_collapsible: z.boolean().optional(),
  default_collapsed: z.boolean().optional(),
  has_header_divider: z.boolean().optional(),
});

const taskCard = z.strictObject({
  type: z.literal('task_card'),
  block_id: blockId,
  task_id: z.string().min(1),
  title: z.string().min(1),
  details: richText.optional(),
  output: richText.optional(),
  sources: z
    .array(z.strictObject({ type: z.literal('url'), url, text: z.string().min(1) }))
    .optional(),
  status: z.enum(['pending', 'in_progress', 'complete', 'error']),
});

const plan = z.strictObject({
  type: z.literal('plan'),
  block_id: blockId,
  title: z.string().min(1),
  tasks: z.array(taskCard).optional(),
});

/** The blocks each surface takes; a `file` block can be read but never posted. */
export const blocksOf = {
  message: z.discriminatedUnion('type', [
    ...everywhere('message'),
    card,
    carousel,
    container,
    contextActions,
    dataTable,
    dataVisualization,
    markdown,
    plan,
    table,
    taskCard,
  ]),
  modal: z.discriminatedUnion('type', [...everywhere('modal'), alert]),
  home: z.discriminatedUnion('type', [...everywhere('home'), card, carousel, dataTable]),
};
