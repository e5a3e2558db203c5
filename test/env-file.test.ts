import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readEnvFile } from '../src/config.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rag-or-finetune-env-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(content: string | Buffer) {
  const path = join(folder, '.env');
  await writeFile(path, content);
  return readEnvFile(path);
}

it('a file of variables is read, with its comments, quotes and line ends', async () => {
  const text = '# Slack\r\nexport A=1\r\nB="two words" # why\r\n\r\nC=\r\n';
  expect(await read(text)).toEqual({ A: '1', B: 'two words', C: '' });
});

it('a file that is not there has none', () => {
  expect(readEnvFile(join(folder, 'none'))).toEqual({});
});

it('a file that another program has saved as UTF-16 is told to be so', async () => {
  await expect(read(Buffer.from('\uFEFFA=1', 'utf16le'))).rejects.toThrow(
    /\.env is not text in UTF-8: save it in that encoding\.$/,
  );
});

it('a folder of that name is told to be one', async () => {
  await mkdir(join(folder, 'folder'));
  expect(() => readEnvFile(join(folder, 'folder'))).toThrow(/folder cannot be read \(EISDIR.*make/);
});
