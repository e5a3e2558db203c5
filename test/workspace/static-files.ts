import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { type Reply, textReply } from './reply.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json; charset=utf-8',
};

/** A file of the built page; paths it does not know are routes of the page itself. */
export async function staticFile(pageDir: string | null, path: string): Promise<Reply> {
  if (pageDir === null) return textReply('The page is not built.', 404);
  const wanted = normalize(join(pageDir, decodeURI(path)));
  const isInside = wanted.startsWith(normalize(pageDir) + sep);
  const file = isInside ? await readOr(wanted, null) : null;
  if (file !== null) return fileReply(file, extname(wanted));
  const index = await readOr(join(pageDir, 'index.html'), null);
  return index === null ? textReply('The page is not built.', 404) : fileReply(index, '.html');
}

function fileReply(body: Buffer, extension: string): Reply {
  const type = types[extension] ?? 'application/octet-stream';
  return { type: 'answer', status: 200, headers: { 'content-type': type }, body };
}

async function readOr<T>(path: string, otherwise: T): Promise<Buffer | T> {
  try {
    return await readFile(path);
  } catch {
    return otherwise;
  }
}
