import { crashTest } from './crash.ts';

/** `npm run crash [kills] [seed]`: kills the bot again and again and prints what was lost. */
const [kills = '50', seed = '1'] = process.argv.slice(2);
const report = await crashTest(Number(kills), mulberry(Number(seed)));
process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
const broken = report.lost + report.recordsTwice + report.threadsIncomplete;
process.exit(broken === 0 ? 0 : 1);

/** A small seeded generator (mulberry32), so that a run can be repeated. */
function mulberry(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
