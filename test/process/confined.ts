import { spawnSync } from 'node:child_process';

/** Mounts of its own are root's on Linux; elsewhere these tests say that they were left out. */
export const CAN_CONFINE = process.platform === 'linux' && process.getuid?.() === 0;

/**
 * What is put before a command so that it can write in one folder and nowhere else, as
 * `docker run --read-only` with a volume does it.
 */
export const readOnlyBut = (folder: string): readonly string[] =>
  inNamespace(`mount --bind '${folder}' '${folder}' && mount -o remount,bind,ro /`);

/** The same where the folder is a disk of its own, of so many kilobytes. */
export const onSmallDisk = (folder: string, kilobytes: number): readonly string[] =>
  inNamespace(`mount -t tmpfs -o size=${kilobytes}k tmpfs '${folder}'`);

const inNamespace = (mounts: string): readonly string[] => [
  'unshare',
  '--mount',
  '--propagation=private',
  'sh',
  '-c',
  `${mounts} && exec "$@"`,
  'sh',
];

/** Runs a command where a process sees it: in its mounts. */
export function runBeside(pid: number | undefined, command: string): void {
  const args = ['--target', String(pid), '--mount', 'sh', '-c', command];
  const { status, stderr } = spawnSync('nsenter', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ended with ${status}: ${stderr}`);
}
