import { NOTHING_SET, WORKSPACE } from '../../src/domain/settings.ts';
import type { Db } from '../../src/store/open.ts';
import { changeSettings } from '../../src/store/settings.ts';
import { rate } from '../engine/answers.ts';
import { ANYBODY, OWNER } from '../usecases/a-context.ts';
import { decided, disagreed, rated, revised } from '../usecases/commands.ts';
import { aSubmission, harnessOn } from '../usecases/harness.ts';
import { postAll } from './post-all.ts';

const OTHERWISE = rate('0 0 1 1 2 2');

/** A decision in which everybody wrote something, with its messages in Slack. */
export async function discussedOn(db: Db) {
  const harness = harnessOn(db);
  await harness.submit(aSubmission({ title: 'Zebra bot', context: 'Sorts quaggas' }));
  await postAll(db);
  await harness.does(ANYBODY, rated(OTHERWISE), 'k1');
  await harness.does(ANYBODY, disagreed({ reason: 'Okapis bite', preferred: 'other' }), 'k2');
  const context = await harness.at();
  await harness.does(OWNER, revised(context, { context: 'Sorts quaggas and gnus' }), 'k3');
  await harness.does(
    OWNER,
    decided({ outcome: 'other', reason: 'Tapirs first', check: 'Count the kudus' }),
    'k4',
  );
  await postAll(db);
  return harness;
}

/** Sets for how many days the workspace keeps decisions; null is for good. */
export const keepFor = (db: Db, keepDays: number | null, at = 0): Promise<void> =>
  db.transaction().execute((tx) =>
    changeSettings(tx, {
      id: `change ${keepDays}`,
      scope: WORKSPACE,
      actorId: OWNER,
      at,
      before: NOTHING_SET,
      after: { ...NOTHING_SET, keepDays },
    }),
  );
