import type { AllMiddlewareArgs, BlockAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import type { Redeliver } from '../../../decisions/redeliver.ts';
import type { Messages } from '../../../i18n/messages.ts';
import { decisionOfDeliveryBlock } from '../../ids.ts';

type Args = AllMiddlewareArgs & SlackActionMiddlewareArgs<BlockAction>;
type Deps = { readonly redeliver: Redeliver; readonly messages: Messages };

/** The owner of an undelivered thread wants it tried again, there or in another channel. */
export const deliveryWished =
  ({ redeliver, messages: t }: Deps) =>
  async ({ ack, action, body, respond }: Args): Promise<void> => {
    await ack();
    const decisionId = decisionOfDeliveryBlock(action.block_id);
    if (decisionId === null) return;
    const outcome = await redeliver({
      decisionId,
      userId: body.user.id,
      ...(action.type === 'conversations_select' ? { moveTo: action.selected_conversation } : {}),
    });
    await respond({
      response_type: 'ephemeral',
      replace_original: false,
      text: t.notice.outcome[outcome],
    });
  };
