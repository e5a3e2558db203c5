import { randomBytes } from 'node:crypto';
import { startApp } from './app.ts';
import { systemClock } from './clock.ts';
import { type Config, readConfig, readEnvFile } from './config.ts';
import { createLogger, lastWords, lineWriter } from './logger.ts';
import { OperatorError } from './operator-error.ts';
import { behindProxy, goThroughProxy, proxyIn, type WebProxy } from './proxy.ts';
import { SlackStartError } from './slack/api/identity.ts';
import { COMMAND } from './slack/kit/ids.ts';

/** Slack allows about one message a second in a channel. */
const PACE_MS = 1_000;
/** Container engines kill after ten seconds; the next start delivers whatever is still due. */
const STOP_MS = 9_000;

// Reads top to bottom, from the start of the process to its end. Standard output carries only the
// log; standard error carries only the reason why the process ended.
const complain = lineWriter(process.stderr);
const { config, proxy } = configOrExit();
if (proxy !== null) goThroughProxy(process.env, proxy);
const secrets = secretsOf(config);
const logger = createLogger({
  level: config.logLevel,
  secrets,
  json: config.production,
  write: lineWriter(process.stdout, (lost) =>
    logger.warn({ lost }, 'The log can be written again; lines in between were lost'),
  ),
});
const fail = (error: unknown): never => {
  if (!(error instanceof OperatorError)) logger.fatal({ err: error }, 'The bot cannot go on');
  const isUnreachable = error instanceof SlackStartError && error.code === 'unreachable';
  return exitWith(proxy !== null && isUnreachable ? behindProxy(error, proxy) : error, secrets);
};
process.on('uncaughtException', fail);
process.on('unhandledRejection', fail);
// Node writes its warnings to standard error by default.
process.removeAllListeners('warning');
process.on('warning', (warning) => logger.warn({ err: warning }, 'Node has a warning'));
const stopRequested = new Promise<void>((resolve) => {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
});

const app = await Promise.race([
  startApp(config, {
    logger,
    clock: systemClock,
    random: Math.random,
    newId: () => randomBytes(8).toString('hex'),
    paceMs: PACE_MS,
  }),
  stopRequested.then(() => null),
]).catch(fail);
// A signal during the start: there is no work to finish yet.
if (app === null) process.exit(0);
const { identity, port } = app.started;
const how = config.slack.transport.kind === 'socket' ? 'over Socket Mode' : `on port ${port}`;
logger.info(
  `Connected to ${identity.teamName} as @${identity.botName} ${how}. Type ${COMMAND} in a channel.`,
);

await stopRequested;
logger.info('Stopping: finishing what is under way');
setTimeout(() => {
  const seconds = STOP_MS / 1_000;
  fail(
    new OperatorError([
      `The stop took longer than ${seconds} seconds and was cut short: what is unfinished is done after the next start.`,
    ]),
  );
}, STOP_MS).unref();
await app.stop().catch(fail);
process.exit(0);

function configOrExit(): { readonly config: Config; readonly proxy: WebProxy | null } {
  try {
    // The environment wins over the file. Written to `process.env` because libraries read it too.
    Object.assign(process.env, { ...readEnvFile('.env'), ...process.env });
    return { config: readConfig(process.env), proxy: proxyIn(process.env) };
  } catch (error) {
    return exitWith(error, []);
  }
}

function exitWith(error: unknown, secrets: readonly string[]): never {
  for (const line of lastWords(error, secrets)) complain(`${line}\n`);
  process.exit(1);
}

function secretsOf({ slack, database }: Config): readonly string[] {
  const { transport } = slack;
  return [
    slack.botToken,
    transport.kind === 'socket' ? transport.appToken : transport.signingSecret,
    ...(database.kind === 'postgres' ? passwordsIn(database.url) : []),
  ];
}

/** The URL, and its password both percent-encoded and decoded. */
function passwordsIn(url: string): readonly string[] {
  const { password } = new URL(url);
  return [url, password, decodeURIComponent(password)];
}
