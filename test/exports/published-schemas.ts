import { z } from 'zod';
import { decisionRecordSchema } from '../../src/exports/record/schema.ts';
import { instant } from '../../src/exports/record/schema-parts.ts';

type JsonSchema = Readonly<Record<string, unknown>>;

const RECORD = 'urn:rag-or-finetune:decision-record:1';

const archiveSchema = z.object({
  schema: z.literal('rag-or-finetune/decision-archive'),
  schemaVersion: z.literal(1),
  exportedAt: instant,
  complete: z
    .boolean()
    .describe('False when Slack could not be asked about all channels: there may be more.'),
  decisions: z.array(z.any().meta({ $ref: RECORD })).describe('The newest first.'),
});

/** The JSON Schema of a JSON record, published next to the code of the exports. */
export const publishedSchema = (): JsonSchema =>
  published(
    decisionRecordSchema,
    RECORD,
    'Decision record: RAG, fine-tuning, a hybrid, or prompting',
  );

/** The same for many records in one document; it refers to the schema of one. */
export const publishedArchiveSchema = (): JsonSchema =>
  published(
    archiveSchema,
    'urn:rag-or-finetune:decision-archive:1',
    'Decision records that were exported together',
  );

function published(of: z.ZodType, $id: string, title: string): JsonSchema {
  const { $schema, ...schema } = z.toJSONSchema(of, {
    // Bounds of the language, not of the form.
    override: ({ jsonSchema }) => {
      delete jsonSchema.readOnly;
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  });
  return { $schema, $id, title, ...schema };
}
