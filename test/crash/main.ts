import { crashDiscussion } from './discussion.ts';
import { seeded } from './seeded.ts';
import { crashSubmissions } from './submissions.ts';

/** `npm run crash [kills] [seed]`: kills the bot again and again and prints what was lost. */
const [kills = '50', seed = '1'] = process.argv.slice(2);
const submissions = await crashSubmissions(Number(kills), seeded(Number(seed)));
const discussion = await crashDiscussion(Number(kills), seeded(Number(seed)));
process.stdout.write(`${JSON.stringify({ submissions, discussion }, null, 2)}\n`);
const broken =
  submissions.lost +
  submissions.recordsTwice +
  submissions.threadsIncomplete +
  discussion.lost.length +
  discussion.twice.length +
  discussion.wrong.length +
  discussion.unanswered;
process.exit(broken === 0 ? 0 : 1);
