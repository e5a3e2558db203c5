import { z } from 'zod';
import { decisionRecordSchema } from './record-schema.ts';

/** The JSON Schema of a record's machine form; it stands beside this file for others to read. */
export function publishedSchema(): Readonly<Record<string, unknown>> {
  const { $schema, ...schema } = z.toJSONSchema(decisionRecordSchema, {
    // Bounds of the language, not of the form.
    override: ({ jsonSchema }) => {
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  });
  return {
    $schema,
    $id: 'urn:rag-or-finetune:decision-record:1',
    title: 'Decision record: RAG, fine-tuning, a hybrid, or prompting',
    ...schema,
  };
}
