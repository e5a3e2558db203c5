import type { WebClient } from '@slack/web-api';
import { ask } from './answer.ts';

/** The app that a bot belongs to; null when Slack does not tell, as it need not without `users:read`. */
export async function appIdOf(client: WebClient, botId: string): Promise<string | null> {
  const answer = await ask(() => client.bots.info({ bot: botId }));
  return answer.kind === 'done' ? (answer.value.bot?.app_id ?? null) : null;
}
