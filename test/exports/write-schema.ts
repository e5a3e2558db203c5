import { writeFileSync } from 'node:fs';
import { PUBLISHED, PUBLISHED_ARCHIVE } from './published.ts';
import { publishedArchiveSchema, publishedSchema } from './published-schemas.ts';

/** `npm run schema`: writes the published JSON Schemas. */
writeFileSync(PUBLISHED, JSON.stringify(publishedSchema(), null, 2));
writeFileSync(PUBLISHED_ARCHIVE, JSON.stringify(publishedArchiveSchema(), null, 2));
