import type { Portfolio } from '../../usecases/portfolio.ts';
import type { RequestExport } from '../../usecases/request-export.ts';
import { BLOCK } from '../kit/ids.ts';
import { infoModal } from '../kit/modal.ts';
import { formKey } from '../kit/view-state.ts';
import { type ListenerDeps, notMember } from '../listeners/discussion.ts';
import { formOpened } from '../listeners/form-updates.ts';
import { formSubmitted } from '../listeners/submitted.ts';
import { type ExportChoice, parseExportForm } from './export-form.ts';
import { exportModal } from './export-view.ts';

type Deps = Pick<ListenerDeps, 'gateway' | 'people' | 'messages' | 'log'> & {
  readonly portfolio: Portfolio;
  readonly requestExport: RequestExport;
};

/** Opens the export form from the Home tab, for members only. */
export const openExportForm = (deps: Deps) =>
  formOpened(deps, async (userId) => {
    const { portfolio, people, messages: t } = deps;
    const [membership, filter] = await Promise.all([
      people.membership(userId),
      portfolio.chosen(userId),
    ]);
    const refusal = notMember(t, membership, t.archive.onlyMembers);
    return refusal === null ? exportModal(t, filter) : infoModal(t, t.archive.form.title, refusal);
  });

/** Stores the request before the form closes. */
export const exportSubmitted = (deps: Deps) => {
  const { requestExport, people, messages: t } = deps;
  return formSubmitted<ExportChoice>(deps, {
    refusedUnder: () => BLOCK.format,
    parse: ({ view }) => parseExportForm(t, view),
    act: async (choice, { userId, view }) => {
      const refusal = notMember(t, await people.membership(userId), t.archive.onlyMembers);
      if (refusal !== null) return { refusal };
      await requestExport({ key: formKey(view.id, choice), userId, ...choice });
      return { view: infoModal(t, t.archive.form.title, t.archive.onItsWay) };
    },
  });
};
