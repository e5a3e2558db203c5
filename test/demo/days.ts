import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { Clock } from '../../src/clock.ts';
import { movableClock } from '../journeys/clock.ts';

const DAY_MS = 86_400_000;
/** More than this at once was not meant. */
const MOST = 3650;

/** A clock that a newcomer moves ahead by typing days; it stays ahead over a restart. */
export function clockOfDays(file: string): Clock & { readonly listen: (to: Listened) => void } {
  const clock = movableClock();
  let ahead = existsSync(file) ? (daysIn(readFileSync(file, 'utf8')) ?? 0) : 0;
  clock.advance(ahead * DAY_MS);
  return {
    ...clock,
    listen: ({ from, say }) => {
      createInterface({ input: from }).on('line', (line) => {
        const days = daysIn(line);
        if (days === null) {
          if (line.trim() !== '') say(`Type a number of days from 1 to ${MOST}.`);
          return;
        }
        ahead += days;
        writeFileSync(file, `${ahead}\n`);
        clock.advance(days * DAY_MS);
        say(`For the bot it is now ${new Date(clock.now()).toDateString()}.`);
      });
    },
  };
}

type Listened = { readonly from: Readable; readonly say: (line: string) => void };

function daysIn(text: string): number | null {
  const days = Number(text.trim());
  return Number.isInteger(days) && days >= 1 && days <= MOST ? days : null;
}
