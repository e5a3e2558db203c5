import { report } from './evaluate.ts';
import { shares } from './table.ts';

process.stdout.write(`${report()}\n\n${shares()}\n`);
