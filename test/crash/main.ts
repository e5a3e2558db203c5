import { crashTest } from './crash.ts';
import { seeded } from './seeded.ts';

/** `npm run crash [kills] [seed]`: kills the bot again and again and prints what was lost. */
const [kills = '50', seed = '1'] = process.argv.slice(2);
const report = await crashTest(Number(kills), seeded(Number(seed)));
process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
const broken = report.lost + report.recordsTwice + report.threadsIncomplete;
process.exit(broken === 0 ? 0 : 1);
