import { z } from 'zod';

/** A column that holds JSON text. */
export const json = <T>(schema: z.ZodType<T>) =>
  z.string().transform((text, context): T => {
    const parsed = schema.safeParse(JSON.parse(text));
    if (parsed.success) return parsed.data;
    context.addIssue({ code: 'custom', message: z.prettifyError(parsed.error) });
    return z.NEVER;
  });

/** What is kept as its kind and the JSON of the rest, or why it cannot be read. */
export function readKind<T>(
  schema: z.ZodType<T>,
  { kind, payload }: { readonly kind: string; readonly payload: string },
): { readonly value: T } | { readonly error: unknown } {
  try {
    return { value: schema.parse({ ...JSON.parse(payload), kind }) };
  } catch (error) {
    return { error };
  }
}

export const stringify = (value: unknown): string | null =>
  value === null ? null : JSON.stringify(value);
