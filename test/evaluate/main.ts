import { report } from './report.ts';
import { shares } from './table.ts';

process.stdout.write(`${report()}\n\n${shares()}\n`);
