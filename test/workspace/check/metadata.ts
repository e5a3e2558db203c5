import { z } from 'zod';

/** https://docs.slack.dev/messaging/message-metadata: values are flat, or one object deep. */
const scalar = z.union([z.string(), z.number(), z.boolean()]);
const flat = z.record(z.string(), scalar);
const value = z.union([scalar, flat, z.array(flat)]);

const metadataSchema = z.strictObject({
  event_type: z.string().min(1).max(255),
  event_payload: z.record(z.string(), value),
});

export type Metadata = z.output<typeof metadataSchema>;

/** Slack documents no exact size; 16 KB is generous and still catches a whole record put there. */
const largest = 16 * 1024;

/** The metadata, or the error code Slack answers with. */
export function checkMetadata(raw: unknown): Metadata | string {
  const parsed = metadataSchema.safeParse(raw);
  if (!parsed.success) return 'invalid_metadata_format';
  return JSON.stringify(parsed.data).length > largest ? 'metadata_too_large' : parsed.data;
}
