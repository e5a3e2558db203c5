import type { Need, Needs } from '../../engine/index.ts';
import type { Messages } from '../../i18n/messages.ts';
import { type AnyBlock, type ChartBlock, cut, LIMIT, section } from '../kit/blocks.ts';

/** Both needs as a picture, in two forms: the second for where charts are not accepted. */
export const needsPictures = (
  t: Messages,
  { knowledge, behaviour }: Needs,
): readonly AnyBlock[] => [needsChart(t, knowledge, behaviour), needsBars(t, knowledge, behaviour)];

const midpoint = ({ low, high }: Need): number => (low + high) / 2;
const percent = (value: number, of: number): number => Math.round((100 * value) / of);

/** Both needs on one scale, since their points are not comparable: percent of the most there can be. */
function needsChart(t: Messages, knowledge: Need, behaviour: Need): ChartBlock {
  const categories = [t.root.knowledge, t.root.behaviour];
  const series = (name: string, value: (need: Need) => number) => ({
    name: cut(name, LIMIT.chartLabel),
    data: [
      { label: t.root.knowledge, value: percent(value(knowledge), knowledge.of) },
      { label: t.root.behaviour, value: percent(value(behaviour), behaviour.of) },
    ],
  });
  return {
    type: 'data_visualization',
    title: cut(t.root.needs, LIMIT.chartTitle),
    chart: {
      type: 'bar',
      series: [
        series(t.root.thisCase, midpoint),
        series(t.root.neededFrom, ({ threshold }) => threshold),
      ],
      axis_config: { categories, y_label: t.root.axis },
    },
  };
}

const BAR_CELLS = 12;

/** The same as bars of characters; the sentence beside each says it in words. */
function needsBars(t: Messages, knowledge: Need, behaviour: Need): AnyBlock {
  const width = Math.max(t.root.knowledge.length, t.root.behaviour.length);
  const line = (name: string, need: Need): string => {
    const filled = Math.round((BAR_CELLS * midpoint(need)) / need.of);
    const bar = '█'.repeat(filled) + '░'.repeat(BAR_CELLS - filled);
    return `${name.padEnd(width)} ${bar} ${t.root.need(need)}`;
  };
  const lines = [line(t.root.knowledge, knowledge), line(t.root.behaviour, behaviour)];
  return section(`${t.root.needs}\n\`\`\`${lines.join('\n')}\`\`\``);
}
