import type { ArchiveFormat } from '../domain/job.ts';
import type { Filter } from '../domain/portfolio.ts';
import { addJob, isPending } from '../store/jobs.ts';
import { transact } from '../store/open.ts';
import type { JobDeps } from './perform.ts';

export type ExportRequest = {
  /** The same for every delivery of one form, another one for any other. */
  readonly key: string;
  readonly userId: string;
  readonly format: ArchiveFormat;
  readonly filter: Filter;
};

export type RequestExport = (order: ExportRequest) => Promise<void>;

/**
 * Orders many decisions as one file. Once it resolves the order is kept; what they may see is
 * asked when it is carried out.
 */
export const requestExport =
  ({ db, now, wakeJobs }: JobDeps): RequestExport =>
  async ({ key, userId, format, filter }) => {
    const job = { kind: 'archive', format, filter } as const;
    await transact(db, async (tx) => {
      // The same once more, before anybody has begun with it, is the same.
      if (await isPending(tx, { to: userId, job })) return;
      await addJob(tx, { id: `archive:${key}`, to: userId, job, dueAt: now() });
    });
    wakeJobs();
  };
