import type { ArchiveFormat } from '../domain/errand.ts';
import type { Filter } from '../domain/portfolio.ts';
import { addErrand, isOwed } from '../store/errands.ts';
import { transact } from '../store/transact.ts';
import type { ErrandDeps } from './errand-deps.ts';

export type ArchiveOrder = {
  /** The same for every delivery of one form, another one for any other. */
  readonly key: string;
  readonly userId: string;
  readonly format: ArchiveFormat;
  readonly filter: Filter;
};

export type OrderArchive = (order: ArchiveOrder) => Promise<void>;

/**
 * Somebody wants many decisions as one file. Once it resolves the order is kept; what they may see is
 * asked when it is carried out.
 */
export const orderArchive =
  ({ db, now, wakeErrands }: ErrandDeps): OrderArchive =>
  async ({ key, userId, format, filter }) => {
    const errand = { kind: 'archive', format, filter } as const;
    await transact(db, async (tx) => {
      // The same once more, before anybody has begun with it, is the same.
      if (await isOwed(tx, { to: userId, errand })) return;
      await addErrand(tx, { id: `archive:${key}`, to: userId, errand }, now());
    });
    wakeErrands();
  };
