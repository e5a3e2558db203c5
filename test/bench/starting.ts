import { setTimeout as wait } from 'node:timers/promises';
import { table } from './measure.ts';
import { preparePrograms } from './programs.ts';

/** How long a process is left alone before its memory is looked at, in milliseconds. */
const IDLE_MS = 10_000;

/** How soon a start is connected, and what the process holds after a while of idleness; turn by turn. */
export async function benchStarting(rounds: number): Promise<string> {
  const programs = await preparePrograms();
  const samples = () => ({ bare: [] as number[], built: [] as number[], again: [] as number[] });
  const [times, held] = [samples(), samples()];
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, start] of [
      ['bare', programs.bare],
      ['built', programs.built],
      ['again', programs.builtAgain],
    ] as const) {
      const running = await start();
      await wait(IDLE_MS);
      times[name].push(running.startMs);
      held[name].push(await running.memory());
      await running.stop();
    }
  }
  await programs.remove();
  const named = ({ built, again }: typeof times) => ({
    'this bot, as built': built,
    'the same, compiled before': again,
  });
  return [
    `A start until it is connected over HTTP, on a SQLite file that is there, ${rounds} each, turn by turn:`,
    ...table('ms', times.bare, named(times), '≤ 1.5'),
    `What the process holds in memory ${IDLE_MS / 1000} s later:`,
    ...table('MB', held.bare, named(held), '≤ 1.4'),
  ].join('\n');
}
