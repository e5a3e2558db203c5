import { writeFileSync } from 'node:fs';
import { checksum, TABLE, table } from './table.ts';

/** `npm run table`: writes the published table anew; put the checksum it prints into METHOD.md. */
const text = table();
writeFileSync(TABLE, text);
process.stdout.write(`${checksum(text)}\n`);
