import { readFileSync } from 'node:fs';
import { App } from '@slack/bolt';

// What everybody begins with: a Bolt app that opens one form. Plain JavaScript, so that it is not
// charged for taking types away. FORM names the file that holds the form.
const view = JSON.parse(readFileSync(process.env.FORM ?? '', 'utf8'));
const app = new App({
  token: process.env.SLACK_BOT_TOKEN,
  signingSecret: process.env.SLACK_SIGNING_SECRET,
  clientOptions: { slackApiUrl: process.env.SLACK_API_URL },
});
app.command(/^\//, async ({ ack, command, client }) => {
  const opening = client.views.open({ trigger_id: command.trigger_id, view });
  await ack();
  await opening;
});
await app.start(Number(process.env.PORT));
process.stdout.write('Connected to Slack\n');
process.once('SIGTERM', () => process.exit(0));
