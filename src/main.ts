import { randomBytes } from 'node:crypto';
import { config as loadEnvFile } from 'dotenv';
import { startApp } from './app.ts';
import { systemClock } from './clock.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { createLogger, type Logger } from './logger.ts';
import { goThroughProxy, proxyIn } from './proxy.ts';
import { RubricError } from './rubric-file.ts';
import { SlackStartError } from './slack/identity.ts';
import { COMMAND } from './slack/ids.ts';
import { StoreError } from './store/open.ts';

/** Slack allows about one message a second in a channel. */
const PACE_MS = 1_000;
/** Container engines kill after ten seconds; what is then still due is delivered next time. */
const STOP_MS = 9_000;

loadEnvFile({ quiet: true });
const config = configOrExit();
const proxy = proxyIn(process.env);
if (proxy?.origin === null) {
  process.stderr.write(
    `${proxy.variable} is not an address: set e.g. http://proxy.example:3128, or leave it empty.\n`,
  );
  process.exit(1);
}
if (proxy !== null) goThroughProxy(process.env);
const logger = createLogger({
  level: config.logLevel,
  secrets: secretsOf(config),
  json: config.production,
  write: (line) => process.stdout.write(line),
});
process.on('unhandledRejection', (error) => exitWith(logger, error));
await run(config).catch((error: unknown) => exitWith(logger, error));

async function run(config: Config): Promise<void> {
  const app = await startApp(config, {
    logger,
    clock: systemClock,
    random: Math.random,
    newId: () => randomBytes(8).toString('hex'),
    paceMs: PACE_MS,
  });
  const { identity, port } = app.started;
  const how = config.slack.transport.kind === 'socket' ? 'over Socket Mode' : `on port ${port}`;
  logger.info(
    `Connected to ${identity.teamName} as @${identity.botName} ${how}. Type ${COMMAND} in a channel.`,
  );
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      logger.info('Stopping: finishing what is under way');
      setTimeout(() => exitWith(logger, new Error('The stop took too long')), STOP_MS).unref();
      app.stop().then(
        () => process.exit(0),
        (error: unknown) => exitWith(logger, error),
      );
    });
  }
}

function configOrExit(): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    for (const problem of error.problems) process.stderr.write(`${problem}\n`);
    process.exit(1);
  }
}

function secretsOf({ slack, database }: Config): readonly string[] {
  const { transport } = slack;
  return [
    slack.botToken,
    transport.kind === 'socket' ? transport.appToken : transport.signingSecret,
    ...(database.kind === 'postgres' ? passwordsIn(database.url) : []),
  ];
}

/** The address and its password, as written and as meant. */
function passwordsIn(url: string): readonly string[] {
  const { password } = new URL(url);
  return [url, password, decodeURIComponent(password)];
}

const isForPeople = (error: unknown): error is Error =>
  error instanceof StoreError || error instanceof SlackStartError || error instanceof RubricError;

function exitWith(logger: Logger, error: unknown): never {
  const way =
    proxy !== null && error instanceof SlackStartError && error.code === 'unreachable'
      ? ` It was tried through the proxy ${proxy.origin} of ${proxy.variable}.`
      : '';
  if (isForPeople(error)) logger.fatal(`${error.message}${way}`);
  else logger.fatal({ err: error }, 'The bot cannot go on');
  process.exit(1);
}
