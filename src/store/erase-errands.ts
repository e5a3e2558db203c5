import type { Errand } from '../domain/errand.ts';
import { addErrand } from './errands.ts';
import type { Tx } from './open.ts';

/** More would make a stop wait too long, and an attempt that Slack interrupts begin too far back. */
const AT_ONCE = 5;

type Owed = Omit<Extract<Errand, { kind: 'erase' }>, 'kind' | 'isTold'> & {
  readonly key: string;
  readonly to: string;
};

/** Leaves it to errands to take these messages out of Slack. */
export async function oweErasure(
  tx: Tx,
  { key, to, root, messages, inDoubt, by, at }: Owed,
  now: number,
): Promise<void> {
  const isMore = root !== null || inDoubt.length > 0;
  const parts = Math.max(isMore ? 1 : 0, Math.ceil(messages.length / AT_ONCE));
  for (let part = 0; part < parts; part += 1) {
    const errand: Errand = {
      kind: 'erase',
      root: part === 0 ? root : null,
      inDoubt: part === 0 ? inDoubt : [],
      messages: messages.slice(part * AT_ONCE, (part + 1) * AT_ONCE),
      by,
      at,
      isTold: false,
    };
    await addErrand(tx, { id: `erase:${key}:${part}`, to, errand }, now);
  }
}
