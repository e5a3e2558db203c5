import { z } from 'zod';
import { checkBlocks } from '../check/check-blocks.ts';
import { checkView, type ViewBody } from '../check/check-view.ts';
import { type Json, tryParse } from '../json.ts';
import type { Block } from '../protocol.ts';
import { ApiError, problemsError } from './api-error.ts';

/** Form fields are strings; JSON bodies carry real booleans and numbers. */
export const flag = z.preprocess(
  (value) => (value === 'true' || value === '1' ? true : value === 'false' ? false : value),
  z.boolean().optional(),
);
const count = z.coerce.number().int().min(1).optional();
export const name = z.string().min(1);
export const optionalName = z.string().optional();

/** Parses a method's arguments; refuses as Slack does when they do not fit. */
export function parseArgs<T extends z.ZodType>(schema: T, args: Json): z.output<T> {
  const parsed = schema.safeParse(args);
  if (parsed.success) return parsed.data;
  const messages = parsed.error.issues.map((issue) =>
    issue.code === 'invalid_type'
      ? `[ERROR] missing required field: ${issue.path.join('/')}`
      : `[ERROR] ${issue.message} [json-pointer:/${issue.path.join('/')}]`,
  );
  throw new ApiError('invalid_arguments', { response_metadata: { messages } });
}

/** A field that travels as JSON text in a form, and as itself in a JSON body. */
export function structured(value: unknown): unknown {
  return typeof value === 'string' ? tryParse(value) : value;
}

/** The blocks of a message, checked; `null` when there are none among the arguments. */
export function messageBlocks(args: Json): readonly Block[] | null {
  if (args.blocks === undefined || args.blocks === '') return null;
  const value = structured(args.blocks);
  if (value === undefined) throw new ApiError('invalid_blocks_format');
  const checked = checkBlocks(value, 'message');
  if (!checked.ok) throw problemsError('invalid_blocks', checked.problems);
  return checked.blocks;
}

/** The view among the arguments, checked for the surface the method serves. */
export function viewArgument(args: Json, type: 'modal' | 'home'): ViewBody {
  const checked = checkView(structured(args.view));
  if (!checked.ok) throw problemsError(checked.error, checked.problems);
  if (checked.view.type !== type) {
    throw problemsError('invalid_arguments', [
      { pointer: '/view/type', message: `must be a view of type ${type}` },
    ]);
  }
  return checked.view;
}

/** So many at once are asked for in vain. */
const TOO_MANY = 1000;

/** One page of a list method, with the cursor for the next. */
export function page<T>(
  items: readonly T[],
  args: Json,
  most = Number.POSITIVE_INFINITY,
): { readonly items: readonly T[]; readonly response_metadata: { readonly next_cursor: string } } {
  const { cursor, limit } = parseArgs(z.object({ cursor: optionalName, limit: count }), args);
  if (limit !== undefined && limit >= TOO_MANY) throw new ApiError('invalid_limit');
  const start = cursor === undefined || cursor === '' ? 0 : Number(tryParse(atobSafe(cursor)));
  if (!Number.isInteger(start) || start < 0) throw new ApiError('invalid_cursor');
  const end = start + Math.min(most, limit ?? 100);
  const nextCursor = end < items.length ? btoa(String(end)) : '';
  return { items: items.slice(start, end), response_metadata: { next_cursor: nextCursor } };
}

function atobSafe(text: string): string {
  return /^[A-Za-z0-9+/=]*$/.test(text) && text.length % 4 === 0 ? atob(text) : '';
}
