import { type Db, openStore } from '../../src/store/open.ts';
import { type Company, company } from './company.ts';
import { double } from './double.ts';
import { fill } from './fill.ts';

/** More lives than this are not made up; what goes beyond is doubled. */
const MOST_LIVES = 20_000;

export type Filled = { readonly db: Db; readonly company: Company };

/** A SQLite store at this path with so many decisions; about as many, where they must be doubled. */
export async function filledStore(path: string, decisions: number, now: number): Promise<Filled> {
  const times = Math.max(0, Math.ceil(Math.log2(decisions / MOST_LIVES)));
  const of = company({ decisions: Math.round(decisions / 2 ** times), now });
  const db = await openStore({ kind: 'sqlite', path });
  await fill(db, of);
  await double(db, times);
  return { db, company: of };
}
