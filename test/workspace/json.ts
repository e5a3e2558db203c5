export type Json = Readonly<Record<string, unknown>>;

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The objects of a list; anything else in it, or a value that is no list, is left out. */
export function objects(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isJson) : [];
}

/** The string under `key`, or the empty string. */
export function textOf(value: unknown, key: string): string {
  const found = isJson(value) ? value[key] : undefined;
  return typeof found === 'string' ? found : '';
}

/** Parses JSON; `undefined` when it is none. */
export function tryParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
