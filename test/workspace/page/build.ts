import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = dirname(fileURLToPath(import.meta.url));
const project = join(root, '../../..');
const target = join(project, 'node_modules/.cache/workspace-page');

/** Everything the bundle is made of: the page, the modules it shares with the workspace, versions. */
async function sourceFiles(): Promise<readonly string[]> {
  const page = await readdir(root, { recursive: true, withFileTypes: true });
  const inside = page.filter((it) => it.isFile()).map((it) => join(it.parentPath, it.name));
  const workspace = await readdir(dirname(root));
  const shared = workspace.filter((it) => it.endsWith('.ts')).map((it) => join(dirname(root), it));
  return [...inside, ...shared, join(project, 'package-lock.json')].toSorted();
}

async function contentHash(): Promise<string> {
  const hash = createHash('sha256');
  for (const file of await sourceFiles()) {
    hash
      .update(relative(project, file))
      .update('\0')
      .update(await readFile(file))
      .update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** Vite reads and sets `NODE_ENV`, which a test or a demo in this process has its own use for. */
async function asProduction(work: () => Promise<unknown>): Promise<void> {
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    await work();
  } finally {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  }
}

/**
 * The folder with the built page; `index.html` in it answers every path that no file has. Builds
 * only when a source has changed since the last time.
 */
export async function buildPage(): Promise<string> {
  const folder = join(target, await contentHash());
  if (await exists(folder)) return folder;

  // Built aside and then named, so that an interrupted or a simultaneous build does no harm.
  await mkdir(target, { recursive: true });
  const aside = await mkdtemp(join(target, 'building-'));
  await asProduction(() =>
    build({
      root,
      configFile: false,
      base: '/',
      logLevel: 'error',
      build: { outDir: aside, emptyOutDir: true, chunkSizeWarningLimit: 2000 },
    }),
  );
  await rename(aside, folder).catch(async (error: unknown) => {
    if (!(await exists(folder))) throw error;
    await rm(aside, { recursive: true });
  });
  return folder;
}
