import { writeFileSync } from 'node:fs';
import { publishedSchema } from '../../src/exports/json-schema.ts';
import { PUBLISHED } from './published.ts';

/** `npm run schema`: writes the published JSON Schema anew. */
writeFileSync(PUBLISHED, JSON.stringify(publishedSchema(), null, 2));
