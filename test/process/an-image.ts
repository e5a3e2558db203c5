import { execFile } from 'node:child_process';
import { cp, glob, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';

const ROOT = new URL('../..', import.meta.url).pathname;
const run = promisify(execFile);

/** What the image holds besides Node: `/app`, and the command that it runs there. */
export type Image = {
  readonly folder: string;
  readonly command: readonly string[];
  readonly remove: () => Promise<void>;
};

/** Copies what the last stage of the Dockerfile copies, from a build that is made for it. */
export async function layOutImage(): Promise<Image> {
  const parent = await mkdtemp(join(tmpdir(), 'rag-or-finetune-image-'));
  const [dist, folder] = [join(parent, 'built'), join(parent, 'app')];
  await run(process.execPath, ['build.ts', dist], { cwd: ROOT });
  const testApp = (await readFile(join(ROOT, 'Dockerfile'), 'utf8')).split(/^FROM /m).at(-1) ?? '';
  for (const [, from = '', to = ''] of testApp.matchAll(/^COPY (?:--from=build )?(\S+) (\S+)$/gm)) {
    const pattern = from.replace(/^\/app\//, '');
    for await (const path of pattern === 'dist' ? [dist] : glob(join(ROOT, pattern))) {
      const target = join(folder, to, to.endsWith('/') ? basename(path) : '');
      await cp(path, target, { recursive: true });
    }
  }
  const [, command = '[]'] = testApp.match(/^CMD (\[.*\])$/m) ?? [];
  await mkdir(join(folder, 'compiled'));
  return {
    folder,
    command: JSON.parse(command),
    remove: () => rm(parent, { recursive: true, force: true }),
  };
}
