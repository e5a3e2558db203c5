import { z } from 'zod';
import { blockId } from './text.ts';

/** https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block */
const label = z.string().min(1).max(20);

const pie = z.strictObject({
  type: z.literal('pie'),
  segments: z
    .array(z.strictObject({ label, value: z.number().positive() }))
    .min(1)
    .max(12),
});

const series = z.strictObject({
  name: label,
  data: z
    .array(z.strictObject({ label, value: z.number() }))
    .min(1)
    .max(20),
});

type Plot = {
  readonly series: readonly {
    readonly name: string;
    readonly data: readonly { readonly label: string }[];
  }[];
  readonly axis_config: { readonly categories: readonly string[] };
};

const hasUniqueNames = (chart: Plot): boolean =>
  new Set(chart.series.map(({ name }) => name)).size === chart.series.length;

/** Every series has exactly one point for every category. */
const matchesCategories = (chart: Plot): boolean => {
  const categories = new Set(chart.axis_config.categories);
  return chart.series.every(
    ({ data }) =>
      data.length === categories.size && data.every((point) => categories.has(point.label)),
  );
};

const plot = <T extends string>(type: T) =>
  z
    .strictObject({
      type: z.literal(type),
      series: z.array(series).min(1).max(12),
      axis_config: z.strictObject({
        categories: z.array(label).min(1).max(20),
        x_label: z.string().max(50).optional(),
        y_label: z.string().max(50).optional(),
      }),
    })
    .refine(hasUniqueNames, { path: ['series'], message: 'series names must be unique' })
    .refine(matchesCategories, {
      path: ['series'],
      message: 'data labels must match axis_config.categories',
    });

export const dataVisualization = z.strictObject({
  type: z.literal('data_visualization'),
  block_id: blockId,
  title: z.string().min(1).max(50),
  chart: z.discriminatedUnion('type', [pie, plot('bar'), plot('line'), plot('area')]),
});
