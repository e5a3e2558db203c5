import type { AllMiddlewareArgs, BlockAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import { WORKSPACE } from '../../domain/settings.ts';
import type { Visibility } from '../api/visibility.ts';
import { openForm } from '../listeners/open-form.ts';
import { settingsViewSchema } from './settings-form.ts';
import { type SettingsDeps, sees, settingsShown } from './settings-shown.ts';

type Args = AllMiddlewareArgs & SlackActionMiddlewareArgs<BlockAction>;

/** Somebody wants to see the settings: those of the workspace come first. */
export const openSettings =
  (deps: SettingsDeps) =>
  async ({ ack, body }: Args): Promise<void> => {
    await ack();
    const viewer = { userId: body.user.id };
    const view = await settingsShown(deps, viewer, {
      scope: WORKSPACE,
      revision: 0,
      isOtherUnknown: false,
    });
    await openForm(deps, body.trigger_id, view);
  };

/** Somebody wants to see those of a channel, or of the workspace again. */
export const switchScope =
  (deps: SettingsDeps) =>
  async ({ ack, action, body }: Args): Promise<void> => {
    await ack();
    const view = settingsViewSchema.parse(body.view);
    const viewer = { userId: body.user.id };
    const { scope: before, revision } = view.private_metadata;
    const wished =
      action.type === 'conversations_select' ? action.selected_conversation : WORKSPACE;
    // Whoever was shown those before may not see them any more.
    const scope = await firstSeen(deps.visibility.of, viewer.userId, [wished, before]);
    const shown = await settingsShown(deps, viewer, {
      scope,
      isOtherUnknown: scope !== wished,
      // Two choices in a row may both come from the same revision, so the time tells them apart.
      revision: Math.max(revision + 1, Math.round(Number(action.action_ts) * 1000) || 0),
    });
    await deps.updates.show(view.id, shown);
  };

async function firstSeen(
  queries: Visibility['of'],
  userId: string,
  scopes: readonly string[],
): Promise<string> {
  for (const scope of scopes) if (await sees(queries, userId, scope)) return scope;
  return WORKSPACE;
}
