import type { IncomingHttpHeaders } from 'node:http';
import { isJson, type Json, tryParse } from '../json.ts';
import { jsonReply, type Reply } from '../reply.ts';
import type { Room } from '../room.ts';
import { requireScope } from './access.ts';
import { ApiError, RateLimited } from './api-error.ts';
import { type Method, methods } from './methods.ts';
import { noteSent } from './note-sent.ts';
import { rateLimitedReply, withFaults } from './with-faults.ts';

export type WebApiRequest = {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  readonly query: URLSearchParams;
  readonly body: Buffer;
};

/** Answers one call of `/api/<method>`: token, limits, scopes, faults, and then the method. */
export async function answerWebApi(room: Room, request: WebApiRequest): Promise<Reply> {
  const args = argumentsOf(request);
  const method = methods[request.method];
  if (method === undefined) {
    return jsonReply({ ok: false, error: 'unknown_method', req_method: request.method });
  }
  if (args === null) return jsonReply({ ok: false, error: 'invalid_json' });
  const { token, ...rest } = args;
  const refusal = refuseToken(room, method, tokenOf(request.headers, token));
  if (refusal !== null) return jsonReply({ ok: false, error: refusal });
  const reply = await withFaults(room, request.method, rest, () =>
    run(room, request.method, method, rest),
  );
  room.log(`${request.method} → ${reply.type === 'answer' ? summary(reply.body) : reply.type}`);
  return reply;
}

function run(room: Room, name: string, method: Method, args: Json): Reply {
  const headers = { 'x-oauth-scopes': [...room.world.app.granted].join(',') };
  const waitMs = room.limits.takeCall(name);
  if (waitMs > 0) return rateLimitedReply(Math.max(1, Math.ceil(waitMs / 1000)));
  try {
    if (method.scope !== null) requireScope(room, method.scope);
    const answer = method.run(room, args);
    noteSent(room, name, args, answer);
    return jsonReply({ ok: true, ...answer }, 200, headers);
  } catch (error) {
    if (error instanceof RateLimited) return rateLimitedReply(error.retryAfterSeconds);
    if (!(error instanceof ApiError)) throw error;
    return jsonReply({ ok: false, error: error.error, ...error.extra }, 200, headers);
  }
}

function refuseToken(room: Room, method: Method, token: string): string | null {
  if (method.token === 'none') return null;
  if (token === '') return 'not_authed';
  if (token !== room.tokens.bot && token !== room.tokens.app) return 'invalid_auth';
  if (!room.world.installed.value && token === room.tokens.bot) return 'account_inactive';
  return token === room.tokens[method.token] ? null : 'not_allowed_token_type';
}

function tokenOf(headers: IncomingHttpHeaders, field: unknown): string {
  const bearer = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1];
  return bearer ?? (typeof field === 'string' ? field : '');
}

/** Arguments from the query and the body; `null` when a JSON body does not parse. */
function argumentsOf({ headers, query, body }: WebApiRequest): Json | null {
  const fromQuery = Object.fromEntries(query);
  if (body.length === 0) return withStructure(fromQuery);
  if ((headers['content-type'] ?? '').includes('json')) {
    const parsed = tryParse(body.toString('utf8'));
    return isJson(parsed) ? { ...fromQuery, ...parsed } : null;
  }
  const fields = Object.fromEntries(new URLSearchParams(body.toString('utf8')));
  return withStructure({ ...fromQuery, ...fields });
}

/** Form fields that carry JSON; what does not parse stays text, for the method to refuse. */
function withStructure(args: Json): Json {
  const structured = ['blocks', 'view', 'metadata', 'files', 'message', 'attachments'];
  const parsed = structured.flatMap((key) => {
    const value = args[key];
    const decoded = typeof value === 'string' ? tryParse(value) : undefined;
    return decoded === undefined ? [] : [[key, decoded] as const];
  });
  return { ...args, ...Object.fromEntries(parsed) };
}

function summary(body: string | Buffer): string {
  return body.toString().slice(0, 120);
}
