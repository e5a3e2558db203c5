/**
 * How many cases a property is tried with: as many as said by `npm run test:full`, a tenth of them by
 * `npm test`.
 */
export const runs = (all: number): { readonly numRuns: number } => ({
  numRuns: process.env.RUNS === 'all' ? all : Math.ceil(all / 10),
});
