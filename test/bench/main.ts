import { benchArchive } from './archive.ts';
import { benchOpenForm } from './open-form.ts';
import { benchRecommend } from './recommend.ts';
import { benchReviewing } from './reviewing.ts';
import { benchStarting } from './starting.ts';

/** `npm run bench [decisions]`: that many are reviewed as well, besides 10,000. */
const [more = '10000'] = process.argv.slice(2);

process.stdout.write(`${benchRecommend(20_000)}\n\n`);
process.stdout.write(`${await benchStarting(9)}\n\n`);
process.stdout.write(`${await benchOpenForm(40)}\n\n`);
for (const decisions of new Set([10_000, Number(more)])) {
  process.stdout.write(`${await benchReviewing(decisions, 50)}\n\n`);
}
process.stdout.write(`${await benchArchive(10_000)}\n`);
