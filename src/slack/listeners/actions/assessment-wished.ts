import type { AllMiddlewareArgs, BlockAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import { cut, LIMIT } from '../../blocks.ts';
import { EMPTY_MEMORY } from '../../forms/assessment-draft.ts';
import { assessmentModal, EMPTY_DRAFT } from '../../views/assessment-modal.ts';
import type { DiscussionDeps } from '../discussion.ts';

type Args = AllMiddlewareArgs & SlackActionMiddlewareArgs<BlockAction>;

/** From the Home tab, or with what was searched for: the form asks where to post. */
export const assessmentBegun =
  ({ gateway, messages: t, log }: Pick<DiscussionDeps, 'gateway' | 'messages' | 'log'>) =>
  async ({ ack, action, body }: Args): Promise<void> => {
    const title = action.type === 'button' ? cut(action.value ?? '', LIMIT.header) : '';
    const form = assessmentModal(t, { ...EMPTY_DRAFT, title }, EMPTY_MEMORY);
    const opening = gateway.openModal(body.trigger_id, form);
    await ack();
    const opened = await opening;
    if (opened.kind !== 'done') log.warn({ error: opened.error }, 'The form could not be opened');
  };
