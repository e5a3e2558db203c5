import { z } from 'zod';
import { OUTCOMES, STATUSES } from '../../domain/decision.ts';
import type { Count } from '../../domain/portfolio.ts';
import { VERDICTS } from '../../engine/index.ts';
import type { Db } from '../open.ts';
import type { SearchScope } from './scope.ts';

const countSchema = z.object({
  status: z.enum(STATUSES),
  verdict: z.enum(['', ...VERDICTS]),
  outcome: z.enum(['', ...OUTCOMES]),
  decisions: z.coerce.number(),
});

/** How many decisions there are of each kind. */
export async function countKinds(db: Db, { channels }: SearchScope): Promise<readonly Count[]> {
  if (channels.length === 0) return [];
  const rows = await db
    .selectFrom('counts')
    .select((e) => ['status', 'verdict', 'outcome', e.fn.sum('decisions').as('decisions')])
    .where('channel_id', 'in', channels)
    // Rows of no status are only waited at.
    .where('status', '<>', '')
    .groupBy(['status', 'verdict', 'outcome'])
    .execute();
  return rows.flatMap((row): readonly Count[] => {
    const { status, verdict, outcome, decisions } = countSchema.parse(row);
    return decisions === 0
      ? []
      : [{ status, verdict: verdict || null, outcome: outcome || null, decisions }];
  });
}
