import type { RequestForgetting } from '../../usecases/forget-person.ts';
import { BLOCK } from '../kit/ids.ts';
import { infoModal } from '../kit/modal.ts';
import { formKey } from '../kit/view-state.ts';
import type { ListenerDeps } from '../listeners/discussion.ts';
import { formOpened } from '../listeners/form-updates.ts';
import { formSubmitted } from '../listeners/submitted.ts';
import { parseForgetForm } from './forget-form.ts';
import { forgetModal } from './forgetting-view.ts';

type Deps = Pick<ListenerDeps, 'mayManage' | 'people' | 'gateway' | 'messages' | 'log'> & {
  readonly requestForgetting: RequestForgetting;
};

/** Opens the form that deletes what a person wrote; managers may name another person. */
export const openForgettingForm = (deps: Deps) =>
  formOpened(deps, async (userId) => {
    const isManager = (await deps.mayManage(userId)) === 'may';
    return forgetModal(deps.messages, { userId, isManager });
  });

/** Stores the request, then confirms it. Members may have their own texts deleted; others' need a manager. */
export const forgettingSubmitted = (deps: Deps) => {
  const { requestForgetting, mayManage, people, messages: t } = deps;
  return formSubmitted<{ readonly personId: string }>(deps, {
    refusedUnder: () => BLOCK.confirm,
    failed: t.discussion.failed,
    parse: ({ userId, view }) => parseForgetForm(t, view, userId),
    act: async ({ personId }, { userId: actorId, view }) => {
      const isAllowed = personId === actorId || (await mayManage(actorId)) === 'may';
      if (!isAllowed) return { refusal: t.forgetForm.notManager };
      const isBot = (await people.membership(personId)) === 'bot';
      if (isBot) return { refusal: t.forgetForm.isApp };
      await requestForgetting({ personId, actorId, key: formKey(view.id, { personId }) });
      return { view: infoModal(t, t.forgetForm.title, t.forgetForm.onItsWay) };
    },
  });
};
