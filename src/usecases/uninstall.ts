import { deleteAll } from '../store/deletion.ts';
import { type Db, shrink } from '../store/open.ts';

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 300_000;

export type UninstallDeps = {
  readonly db: Db;
  /** Resolves after so many milliseconds, or at once when the program stops. */
  readonly pause: (ms: number) => Promise<void>;
  readonly isStopping: () => boolean;
  /** Hears of an attempt that failed; another one follows. */
  readonly failed: (error: unknown) => void;
};

/** @returns whether all is deleted; if not, the program was stopped before. */
export type Uninstall = () => Promise<boolean>;

/**
 * The workspace has removed the bot: whatever is kept of it is deleted. Slack tells of that once, so
 * it is tried until it is done; each attempt goes on where the one before it failed.
 */
export const uninstall =
  ({ db, pause, isStopping, failed }: UninstallDeps): Uninstall =>
  async () => {
    for (let pauseMs = FIRST_PAUSE_MS; !isStopping(); pauseMs *= 2) {
      try {
        await deleteAll(db);
        await shrink(db);
        return true;
      } catch (error) {
        failed(error);
        await pause(Math.min(LONGEST_PAUSE_MS, pauseMs));
      }
    }
    return false;
  };
