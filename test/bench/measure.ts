/** The value below which this share (0 to 1) of the samples lies. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  const index = Math.min(sorted.length - 1, Math.floor(share * sorted.length));
  return sorted[index] ?? Number.NaN;
}

export const median = (samples: readonly number[]): number => quantile(samples, 0.5);

/**
 * A bare Bolt app, and others beside it: median, the middle half, and the ratio, each turn with the
 * bare app's of the same turn, so that what else the machine does meanwhile weighs on both.
 */
export function table(
  unit: string,
  bare: readonly number[],
  others: Readonly<Record<string, readonly number[]>>,
  goal: string,
): readonly string[] {
  const row = (name: string, values: readonly number[]): string => {
    const [half, low, high] = [0.5, 0.25, 0.75].map((share) => quantile(values, share).toFixed(1));
    return `  ${name.padEnd(28)}${`${half}`.padStart(8)} ${unit} (${low} to ${high})`;
  };
  return [
    row('bare Bolt app', bare),
    ...Object.entries(others).map(([name, values]) => {
      const ratios = values.map((value, turn) => value / (bare[turn] ?? Number.NaN));
      const [half, low, high] = [0.5, 0.25, 0.75].map((share) =>
        quantile(ratios, share).toFixed(2),
      );
      return `${row(name, values)}, ratio ${half} (${low} to ${high}), goal ${goal}`;
    }),
  ];
}
