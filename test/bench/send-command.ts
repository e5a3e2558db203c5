import { Agent, request } from 'node:http';
import { sign } from '../workspace/transport/sign.ts';
import { SIGNING_SECRET, type SlackApi } from './slack-api.ts';

const agent = new Agent({ keepAlive: true });
const PEOPLE = 20;
let sent = 0;

/** Resolves once the command is acknowledged and its form has arrived, with the milliseconds to its arrival. */
export async function sendCommand(port: number, api: SlackApi) {
  sent += 1;
  const trigger = `trigger-${sent}`;
  const body = new URLSearchParams({
    command: '/rag-or-finetune',
    text: 'Billing bot',
    user_id: `U${100 + (sent % PEOPLE)}`,
    team_id: 'T1',
    api_app_id: 'A1',
    channel_id: 'C1',
    channel_name: 'general',
    trigger_id: trigger,
    response_url: 'http://127.0.0.1:9/none',
  }).toString();
  const opening = api.opened(trigger);
  const begun = performance.now();
  const [{ at, form }] = await Promise.all([opening, post(port, body)]);
  return { ms: at - begun, form };
}

const post = (port: number, body: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const headers = {
      ...sign(SIGNING_SECRET, body),
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': Buffer.byteLength(body),
    };
    request(
      { agent, host: '127.0.0.1', port, path: '/slack/events', method: 'POST', headers },
      (response) => {
        response.resume().on('end', () => {
          if (response.statusCode === 200) resolve();
          else reject(new Error(`The command was answered with ${response.statusCode}`));
        });
      },
    )
      .on('error', reject)
      .end(body);
  });
