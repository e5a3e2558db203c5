import { z } from 'zod';
import { instant } from './schema-parts.ts';

const head = {
  schema: z.literal('rag-or-finetune/decision-archive'),
  schemaVersion: z.literal(1),
  exportedAt: instant,
  complete: z
    .boolean()
    .describe('False when Slack could not be asked about all channels: there may be more.'),
};

/** The machine form of many decisions together; `decision` describes one of them. */
export const archiveSchema = <T extends z.ZodType>(decision: T) =>
  z.object({ ...head, decisions: z.array(decision).describe('The newest first.') });

export type ArchiveHead = z.infer<z.ZodObject<typeof head>>;
