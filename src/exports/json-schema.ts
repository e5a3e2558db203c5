import { z } from 'zod';
import { archiveSchema } from './archive-schema.ts';
import { decisionRecordSchema } from './record-schema.ts';

type JsonSchema = Readonly<Record<string, unknown>>;

const RECORD = 'urn:rag-or-finetune:decision-record:1';

/** The JSON Schema of a record's machine form; it stands beside this file for others to read. */
export const publishedSchema = (): JsonSchema =>
  published(
    decisionRecordSchema,
    RECORD,
    'Decision record: RAG, fine-tuning, a hybrid, or prompting',
  );

/** The same for many records in one document; it refers to the schema of one. */
export const publishedArchiveSchema = (): JsonSchema =>
  published(
    archiveSchema(z.any().meta({ $ref: RECORD })),
    'urn:rag-or-finetune:decision-archive:1',
    'Decision records that were exported together',
  );

function published(of: z.ZodType, $id: string, title: string): JsonSchema {
  const { $schema, ...schema } = z.toJSONSchema(of, {
    // Bounds of the language, not of the form.
    override: ({ jsonSchema }) => {
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  });
  return { $schema, $id, title, ...schema };
}
