import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { answerResponseUrl } from './api/response-url.ts';
import { receiveUpload } from './api/uploads.ts';
import { answerWebApi } from './api/web-api.ts';
import { withFaults } from './api/with-faults.ts';
import * as client from './client-api.ts';
import { isJson, tryParse } from './json.ts';
import { type Reply, textReply } from './reply.ts';
import type { Room } from './room.ts';
import { staticFile } from './static-files.ts';

/** Answers everything the workspace serves over HTTP. */
export function serve(server: Server, room: Room, pageDir: string | null): void {
  server.on('request', (request, response) => {
    handle(room, pageDir, request, response).catch((error: unknown) => {
      room.log(`internal error: ${error instanceof Error ? error.stack : String(error)}`);
      if (!response.headersSent) response.writeHead(500);
      response.end('internal error of the workspace');
    });
  });
}

async function handle(
  room: Room,
  pageDir: string | null,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://workspace');
  if (url.pathname === '/client/changes') return client.changes(room, response);
  const body = await readBody(request);
  const reply = await route(room, pageDir, request, url, body);
  switch (reply.type) {
    case 'answer':
      response.setHeader('date', new Date(room.world.now()).toUTCString());
      response.writeHead(reply.status, reply.headers);
      response.end(reply.body);
      return;
    case 'reset':
      request.socket.destroy();
      return;
    case 'hang':
      // Left open on purpose: the caller has to give up by itself.
      return;
  }
}

async function route(
  room: Room,
  pageDir: string | null,
  request: IncomingMessage,
  url: URL,
  body: Buffer,
): Promise<Reply> {
  const [, area = '', ...rest] = url.pathname.split('/');
  const isPost = request.method === 'POST';
  switch (area) {
    case 'api': {
      const { headers } = request;
      return answerWebApi(room, { method: rest.join('/'), headers, query: url.searchParams, body });
    }
    case 'response': {
      const payload = tryParse(body.toString('utf8'));
      const args = isJson(payload) ? payload : {};
      return withFaults(room, 'response_url', args, () =>
        answerResponseUrl(room, url.pathname, payload),
      );
    }
    case 'upload':
      return withFaults(room, 'upload', {}, () =>
        receiveUpload(room, rest, body, request.headers['content-type'] ?? ''),
      );
    case 'files':
      return download(room, rest[0] ?? '');
    case 'client':
      if (isPost) return client.act(room, body);
      return rest[0] === 'people'
        ? client.people(room)
        : client.state(room, url.searchParams.get('as') ?? '');
    default:
      return isPost ? textReply('not found', 404) : staticFile(pageDir, url.pathname);
  }
}

function download(room: Room, id: string): Reply {
  const file = room.world.files.get(id);
  if (file === undefined || !file.shared) return textReply('not found', 404);
  const headers = {
    'content-type': 'application/octet-stream',
    'content-disposition': 'attachment',
  };
  return { type: 'answer', status: 200, headers, body: Buffer.from(file.content, 'base64') };
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}
