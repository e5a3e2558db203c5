import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const ADDRESS = /The workspace is at (\S+)/;

/** What a demo begins with instead of its first day. */
export type Beginning = {
  /** An empty room. */
  readonly DEMO_EMPTY?: 'yes';
  /** A company's year, with so many decisions. */
  readonly DEMO_COMPANY?: string;
};

/** `npm run demo`, on a free port, in a folder that is gone afterwards. */
export async function startDemo(beginning: Beginning = {}): Promise<{
  readonly url: string;
  /** Types a line in its terminal. */
  readonly type: (line: string) => void;
  /** Everything it has said there so far. */
  readonly said: () => string;
  readonly stop: () => Promise<void>;
}> {
  const folder = await mkdtemp(join(tmpdir(), 'demo-'));
  const demo = spawn(process.execPath, ['test/demo/main.ts'], {
    cwd: ROOT,
    env: { ...process.env, ...beginning, DEMO_DIR: folder, DEMO_PORT: '0' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = once(demo, 'exit');
  const stop = async (): Promise<void> => {
    demo.kill('SIGTERM');
    await exited;
    await rm(folder, { recursive: true, force: true });
  };
  let said = '';
  const url = await new Promise<string>((resolve, reject) => {
    demo.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const found = ADDRESS.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    });
    void exited.then(() => reject(new Error(`The demo ended before it began:\n${said}`)));
  });
  return { url, type: (line) => demo.stdin.write(`${line}\n`), said: () => said, stop };
}
