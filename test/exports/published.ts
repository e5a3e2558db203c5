/** The file with the JSON Schema of a record. */
export const PUBLISHED = new URL('../../src/exports/decision-record.schema.json', import.meta.url);

/** The file with the JSON Schema of many records in one document. */
export const PUBLISHED_ARCHIVE = new URL(
  '../../src/exports/decision-archive.schema.json',
  import.meta.url,
);
