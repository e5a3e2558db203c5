import type { z } from 'zod';

/** One thing Slack would refuse, with a JSON pointer to the place. */
export type Problem = { readonly pointer: string; readonly message: string };

/** Slack's own wording, as it stands in `response_metadata.messages`. */
export function slackLine(problem: Problem): string {
  return `[ERROR] ${problem.message} [json-pointer:${problem.pointer}]`;
}

export function pointer(path: readonly PropertyKey[]): string {
  return path.map((step) => `/${String(step)}`).join('');
}

/** Says zod's findings the way Slack says them; `base` is the path of the checked value. */
export function problemsOf(error: z.ZodError, base: readonly PropertyKey[]): readonly Problem[] {
  return error.issues.map((issue) => {
    const path = [...base, ...issue.path];
    if (issue.code === 'invalid_type' && issue.input === undefined) {
      const field = String(path.at(-1));
      return { pointer: pointer(path.slice(0, -1)), message: `missing required field: ${field}` };
    }
    return { pointer: pointer(path), message: wording(issue) };
  });
}

function wording(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'too_big':
      return issue.origin === 'string'
        ? `must be less than ${Number(issue.maximum) + 1} characters`
        : `no more than ${issue.maximum} items allowed`;
    case 'too_small':
      return issue.origin === 'string'
        ? `must be more than ${Number(issue.minimum) - 1} characters`
        : `no less than ${issue.minimum} items allowed`;
    case 'unrecognized_keys':
      return `invalid additional property: ${issue.keys.join(', ')}`;
    case 'invalid_union':
      return `unsupported type: ${String(typeOf(issue.input))}`;
    case 'invalid_type':
      return `must provide a valid ${issue.expected}`;
    default:
      return issue.message;
  }
}

function typeOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'type' in value ? value.type : value;
}
