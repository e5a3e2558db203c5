import { type Logger, LogLevel, WebClient } from '@slack/web-api';
import { onTestFinished } from 'vitest';
import type { WorkspaceOptions } from './options.ts';
import { startWorkspace, type Workspace } from './workspace.ts';

/** The manifest of an app that exists only to test the workspace. */
export const probeManifest = {
  display_information: { name: 'Probe' },
  features: {
    app_home: { home_tab_enabled: true, messages_tab_enabled: true },
    bot_user: { display_name: 'Probe' },
    slash_commands: [
      { command: '/probe', description: 'Tries the workspace', usage_hint: '[anything]' },
      { command: '/escape', description: 'Escapes its text', should_escape: true },
    ],
    shortcuts: [
      { name: 'Probe it', type: 'global', callback_id: 'probe_global', description: 'Anywhere' },
      { name: 'Probe this', type: 'message', callback_id: 'probe_message', description: 'Here' },
    ],
  },
  oauth_config: {
    scopes: { bot: ['commands', 'chat:write', 'channels:read', 'groups:read', 'users:read'] },
  },
  settings: {
    event_subscriptions: {
      bot_events: [
        'app_home_opened',
        'member_joined_channel',
        'app_uninstalled',
        'message.channels',
      ],
    },
    interactivity: { is_enabled: true },
  },
};

const nothing = (): void => undefined;
const silent: Logger = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  getLevel: () => LogLevel.ERROR,
  setName: nothing,
};

/** A client that fails at once instead of retrying. */
export function impatientClient(ws: Workspace, token: string = ws.tokens.bot): WebClient {
  return new WebClient(token, {
    slackApiUrl: ws.apiUrl,
    logger: silent,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  });
}

export type Probe = { readonly ws: Workspace; readonly client: WebClient };

/** A workspace alone; the app is the test itself, through a WebClient. */
export async function startAlone(options: Partial<WorkspaceOptions> = {}): Promise<Probe> {
  const ws = await startWorkspace({ manifest: probeManifest, ...options });
  onTestFinished(ws.stop);
  return { ws, client: impatientClient(ws) };
}
