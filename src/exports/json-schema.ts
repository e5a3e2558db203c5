import { z } from 'zod';
import { decisionRecordSchema } from './record-schema.ts';

/** The JSON Schema of a record's machine form, as it is published beside this file. */
export function publishedSchema(): string {
  const schema = z.toJSONSchema(decisionRecordSchema);
  const published = {
    $schema: schema.$schema,
    $id: 'urn:rag-or-finetune:decision-record:1',
    title: 'Decision record: RAG, fine-tuning, a hybrid, or prompting',
    ...schema,
  };
  return `${JSON.stringify(published, null, 2)}\n`;
}
