/** An answer over HTTP, or the absence of one. */
export type Reply =
  | {
      readonly type: 'answer';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string | Buffer;
    }
  | { readonly type: 'hang' }
  | { readonly type: 'reset' };

export function jsonReply(
  body: unknown,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  return {
    type: 'answer',
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(body),
  };
}

export function textReply(body: string, status = 200): Reply {
  return { type: 'answer', status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body };
}
