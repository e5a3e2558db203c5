import { quantile, table } from './measure.ts';
import { preparePrograms, type Running } from './programs.ts';
import { sendCommand } from './send-command.ts';
import type { SlackApi } from './slack-api.ts';

/** So many commands are under way at a time. */
const AT_ONCE = 4;
const COMMANDS = 200;
const WARM_UP = 10;

type Turn = { readonly rate: number; readonly p99: number };

/** How many commands a second open their form, and how long the slowest take. */
export async function benchOpenForm(turns: number): Promise<string> {
  const programs = await preparePrograms();
  const [built, bare] = [await programs.builtAgain(), await programs.bare()];
  const samples: { built: Turn[]; bare: Turn[] } = { built: [], bare: [] };
  for (let turn = -WARM_UP; turn < turns; turn += 1) {
    // Each goes first in every second turn.
    for (const name of turn % 2 === 0
      ? (['built', 'bare'] as const)
      : (['bare', 'built'] as const)) {
      const result = await oneTurn({ built, bare }[name], programs.api);
      if (turn >= 0) samples[name].push(result);
    }
  }
  await built.stop();
  await bare.stop();
  await programs.remove();
  const rows = (of: keyof Turn) =>
    [samples.bare.map((turn) => turn[of]), samples.built.map((turn) => turn[of])] as const;
  const [bareRates, rates] = rows('rate');
  const [bareTimes, times] = rows('p99');
  return [
    `From a command to the same form opened, ${AT_ONCE} at once, ${turns} turns of ${COMMANDS} each, turn by turn:`,
    ...table('forms/s', bareRates, { 'this bot, as built': rates }, '≥ 0.95'),
    'The 99th percentile of a turn, from sending the command to views.open:',
    ...table('ms', bareTimes, { 'this bot, as built': times }, '≤ 1.15'),
  ].join('\n');
}

async function oneTurn({ port }: Running, api: SlackApi): Promise<Turn> {
  const times: number[] = [];
  const begun = performance.now();
  let left = COMMANDS;
  const one = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      times.push((await sendCommand(port, api)).ms);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  const rate = COMMANDS / ((performance.now() - begun) / 1000);
  return { rate, p99: quantile(times, 0.99) };
}
