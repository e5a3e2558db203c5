import { benchOpenForm } from './open-form.ts';
import { benchRecommend } from './recommend.ts';

process.stdout.write(`${benchRecommend(20_000)}\n\n`);
process.stdout.write(`${await benchOpenForm(300)}\n`);
