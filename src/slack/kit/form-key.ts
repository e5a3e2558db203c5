import { createHash } from 'node:crypto';

/**
 * The same for every delivery of one form, another one once it was edited: somebody whose form
 * stayed open although it was kept may have changed it before sending it again.
 */
export function formKey(id: string, value: unknown): string {
  const digest = createHash('sha256').update(JSON.stringify(value)).digest('hex');
  return `${id}.${digest.slice(0, 16)}`;
}
