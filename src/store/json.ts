import { z } from 'zod';

/** A column that holds JSON text. */
export const json = <T>(schema: z.ZodType<T>) =>
  z.string().transform((text, context): T => {
    const parsed = schema.safeParse(JSON.parse(text));
    if (parsed.success) return parsed.data;
    context.addIssue({ code: 'custom', message: z.prettifyError(parsed.error) });
    return z.NEVER;
  });

export const stringify = (value: unknown): string | null =>
  value === null ? null : JSON.stringify(value);
