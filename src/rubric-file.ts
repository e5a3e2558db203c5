import { readFile } from 'node:fs/promises';
import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import {
  type BrokenInvariant,
  brokenInvariants,
  DEFAULT_RUBRIC,
  type Rubric,
  rubricSchema,
} from './engine/index.ts';
import { OperatorError, reasonOf } from './operator-error.ts';

/** Problems in a rubric file, one per line: where, what, and what to do. */
export class RubricError extends OperatorError {
  readonly code = 'rubric_invalid';
  override readonly name = 'RubricError';
}

/**
 * Reads the organisation's rubric from a file; `null` gives the built-in rubric.
 *
 * @throws {RubricError} when the file cannot be read or is not a valid rubric.
 */
export async function readRubric(path: string | null): Promise<Rubric> {
  if (path === null) return DEFAULT_RUBRIC;
  try {
    return parseRubric(await readFile(path, 'utf8'), path);
  } catch (error) {
    if (error instanceof RubricError) {
      throw new RubricError(
        error.problems.map((problem) => `RUBRIC_PATH ${problem}`),
        { cause: error },
      );
    }
    throw new RubricError(
      [
        `RUBRIC_PATH ${path} cannot be read (${reasonOf(error)}): set it to a YAML or JSON file, or leave it out.`,
      ],
      { cause: error },
    );
  }
}

const REMEDIES: Readonly<Record<BrokenInvariant['code'], string>> = {
  unreachable:
    'no answers reach this threshold, so retrieval would never be recommended: lower it, or raise the weights',
  refinements_decide:
    'the three refining criteria reach this threshold without any outside knowledge: raise it, or lower their weights',
  knowledge_not_first:
    'a refining criterion weighs more than outside knowledge: raise this weight, or lower the other',
};

/**
 * Parses a rubric in YAML or JSON. Values that the file leaves out keep their built-in value.
 *
 * @throws {RubricError} with the line and column of every problem.
 */
export function parseRubric(text: string, path: string): Rubric {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const at = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${path}:${line}:${col}`;
  };
  if (document.errors.length > 0) {
    throw new RubricError(
      document.errors.map(({ pos, message }) => `${at(pos[0])} ${message.split('\n')[0]}`),
    );
  }
  /** Where a key is in the file; if the file lacks it, where its nearest parent is. */
  const placeOf = (keys: readonly PropertyKey[]): string => {
    for (let depth = keys.length; depth > 0; depth -= 1) {
      const node: unknown = document.getIn(keys.slice(0, depth), true);
      if (isNode(node) && node.range) return at(node.range[0]);
    }
    return at(0);
  };
  const own = contentOf(document, at(0));
  const parsed = rubricSchema.safeParse(complete(own));
  if (!parsed.success) {
    throw new RubricError(
      parsed.error.issues.map((issue) => {
        const { path: keys, message } = issue;
        const unknown = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
        return `${placeOf([...keys, ...unknown])} ${keys.join('.') || 'the file'}: ${message}`;
      }),
    );
  }
  const broken = brokenInvariants(parsed.data);
  if (broken.length > 0) {
    throw new RubricError(
      broken.map(({ code, path: keys }) => `${placeOf(keys)} ${keys.join('.')}: ${REMEDIES[code]}`),
    );
  }
  return parsed.data;
}

function contentOf(document: Document, start: string): unknown {
  try {
    return document.toJS();
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new RubricError([`${start} ${why}`], { cause });
  }
}

/** Fills in built-in values; leaves a wrong shape as it is, for the schema to refuse. */
function complete(own: unknown): unknown {
  if (own === null || own === undefined) return DEFAULT_RUBRIC;
  if (!isRecord(own)) return own;
  return merge(DEFAULT_RUBRIC, own);
}

function merge(
  base: Readonly<Record<string, unknown>>,
  own: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const merged: Record<string, unknown> = { ...base, ...own };
  for (const [key, value] of Object.entries(own)) {
    const under = base[key];
    if (isRecord(value) && isRecord(under)) merged[key] = merge(under, value);
  }
  return merged;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
