import { App, HTTPReceiver, LogLevel, type Receiver, SocketModeReceiver } from '@slack/bolt';
import { onTestFinished } from 'vitest';
import type { WorkspaceOptions } from './options.ts';
import { impatientClient, type Probe, probeManifest } from './probe.ts';
import { startWorkspace, type Workspace } from './workspace.ts';

type Options = Partial<Omit<WorkspaceOptions, 'transport'>>;

/** A workspace with a real Bolt app over Socket Mode. */
export async function startSocketProbe(
  register: (app: App) => void,
  options: Options = {},
): Promise<Probe> {
  const ws = await startWorkspace({ manifest: probeManifest, ...options });
  const receiver = new SocketModeReceiver({
    appToken: ws.tokens.app,
    logLevel: LogLevel.ERROR,
    installerOptions: { clientOptions: { slackApiUrl: ws.apiUrl } },
  });
  const stop = await startApp(ws, receiver, register);
  onTestFinished(async () => {
    await stop();
    await ws.stop();
  });
  return { ws, client: impatientClient(ws) };
}

/** A workspace with a real Bolt app over signed HTTP requests. */
export async function startHttpProbe(
  register: (app: App) => void,
  options: Options = {},
): Promise<Probe> {
  const ws = await startWorkspace({
    manifest: probeManifest,
    transport: { kind: 'http' },
    ...options,
  });
  const receiver = new HTTPReceiver({
    signingSecret: ws.signingSecret,
    port: 0,
    logLevel: LogLevel.ERROR,
  });
  const stop = await startApp(ws, receiver, register);
  onTestFinished(async () => {
    await ws.stop();
    await stop();
  });
  return { ws, client: impatientClient(ws) };
}

async function startApp(
  ws: Workspace,
  receiver: Receiver,
  register: (app: App) => void,
): Promise<() => Promise<unknown>> {
  const app = new App({
    token: ws.tokens.bot,
    receiver,
    logLevel: LogLevel.ERROR,
    convoStore: false,
    clientOptions: {
      slackApiUrl: ws.apiUrl,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
    },
  });
  app.error(async () => undefined);
  register(app);
  const started: unknown = await app.start();
  const address = isServer(started) ? started.address() : null;
  if (typeof address === 'object' && address !== null) {
    ws.setRequestUrl(`http://127.0.0.1:${address.port}/slack/events`);
  }
  return () => app.stop();
}

function isServer(value: unknown): value is { address: () => { port: number } | null } {
  return typeof value === 'object' && value !== null && 'address' in value;
}
