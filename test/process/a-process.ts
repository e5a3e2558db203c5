import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { onTestFinished } from 'vitest';

const MAIN = new URL('../../src/main.ts', import.meta.url).pathname;

/** The real program with these variables alone, killed when the test ends. */
export function startProcess(env: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, [MAIN], {
    cwd: tmpdir(),
    env: { PATH: process.env.PATH, DATABASE_URL: 'file::memory:', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let written = '';
  const looking = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      written += text;
      for (const look of looking) look();
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return {
    written: () => written,
    signal: (name: NodeJS.Signals) => child.kill(name),
    /** Its exit code. */
    ended,
    /** Resolves once it has written this. */
    says: (text: string) =>
      new Promise<void>((resolve, reject) => {
        const look = () => (written.includes(text) ? resolve() : undefined);
        looking.add(look);
        look();
        void ended.then((code) => reject(new Error(`ended with ${code}:\n${written}`)));
      }),
  };
}
