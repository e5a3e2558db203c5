/** Where the JSON Schema of a record stands. */
export const PUBLISHED = new URL('../../src/exports/decision-record.schema.json', import.meta.url);
