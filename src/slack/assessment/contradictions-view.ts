import type { KnownBlock } from '@slack/types';
import {
  type Contradiction,
  type CriterionId,
  contradictions,
  type DetailId,
} from '../../engine/index.ts';
import type { Messages } from '../../i18n/messages.ts';
import { section } from '../kit/blocks.ts';
import { BLOCK } from '../kit/ids.ts';
import type { Draft } from './assessment-form.ts';

/** The contradictions among the answers and details given so far. */
export function contradictionsIn({ answers, details }: Draft): readonly Contradiction[] {
  return contradictions(
    {
      external_knowledge: answers.external_knowledge ?? 'unsure',
      data_dynamics: answers.data_dynamics ?? 'unsure',
    },
    details,
  );
}

/** A notice appears under the later of the two contradicting answers. */
const SHOWN_UNDER: Readonly<Record<Contradiction, CriterionId | DetailId>> = {
  nothing_to_look_up_yet_changing: 'data_dynamics',
  nothing_to_look_up_yet_listed: 'lookUp',
  much_to_look_up_yet_nothing: 'lookUp',
};

const NOTICE = `${BLOCK.contradictions}.`;

/** The notices to show under one answer. */
export const contradictionNotices = (
  t: Messages,
  draft: Draft,
  under: CriterionId | DetailId,
): readonly KnownBlock[] =>
  contradictionsIn(draft)
    .filter((code) => SHOWN_UNDER[code] === under)
    .map((code) => ({
      ...section(`*${t.modal.contradictionsHeading}*\n${t.contradiction[code]}`),
      block_id: NOTICE + code,
    }));

/** Whether the form already shows exactly these contradictions. */
export function pointsOut(
  blocks: readonly { readonly block_id?: string | undefined }[],
  expected: readonly Contradiction[],
): boolean {
  const notices = blocks.flatMap(({ block_id = '' }) =>
    block_id.startsWith(NOTICE) ? [block_id] : [],
  );
  return (
    notices.toSorted().join() ===
    expected
      .map((code) => NOTICE + code)
      .toSorted()
      .join()
  );
}
