import type { AllMiddlewareArgs, BlockAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import type { SettingsVerbs } from '../../../decisions/settings.ts';
import { cut, LIMIT } from '../../blocks.ts';
import { assessmentModal, begin } from '../../views/assessment-modal.ts';
import type { DiscussionDeps } from '../discussion.ts';
import { openForm } from '../open-form.ts';

type Args = AllMiddlewareArgs & SlackActionMiddlewareArgs<BlockAction>;
type Deps = Pick<DiscussionDeps, 'gateway' | 'messages' | 'log'> & {
  readonly current: SettingsVerbs['current'];
};

/** From the Home tab, or with what was searched for: the form asks where to post. */
export const assessmentBegun =
  ({ gateway, messages: t, log, current }: Deps) =>
  async ({ ack, action, body }: Args): Promise<void> => {
    const title = action.type === 'button' ? cut(action.value ?? '', LIMIT.header) : '';
    const { draft, memory } = begin(current(null), { channel: null });
    const form = assessmentModal(t, { ...draft, title }, memory);
    const opening = openForm({ gateway, log }, body.trigger_id, form);
    await ack();
    await opening;
  };
