/** Where the JSON Schema of a record stands. */
export const PUBLISHED = new URL('../../src/exports/decision-record.schema.json', import.meta.url);

/** Where that of many records in one document stands. */
export const PUBLISHED_ARCHIVE = new URL(
  '../../src/exports/decision-archive.schema.json',
  import.meta.url,
);
