import type { AllMiddlewareArgs, BlockAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import type { SettingsUseCases } from '../../usecases/settings.ts';
import { cut, LIMIT } from '../kit/blocks.ts';
import { assessmentModal, begin } from './assessment-view.ts';
import { type OpenAssessmentDeps, openAssessment } from './open-assessment.ts';

type Args = AllMiddlewareArgs & SlackActionMiddlewareArgs<BlockAction>;
type Deps = OpenAssessmentDeps & { readonly current: SettingsUseCases['current'] };

/** From the Home tab, or with what was searched for: the form asks where to post. */
export const openFromButton =
  (deps: Deps) =>
  async ({ ack, action, body }: Args): Promise<void> => {
    const { messages: t, current } = deps;
    const title = action.type === 'button' ? cut(action.value ?? '', LIMIT.header) : '';
    const { draft, memory } = begin(current(null), { channel: null });
    const form = assessmentModal(t, { ...draft, title }, memory);
    const asker = { triggerId: body.trigger_id, userId: body.user.id };
    const opening = openAssessment(deps, asker, form);
    await ack();
    await opening;
  };
