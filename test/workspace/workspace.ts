import { createServer } from 'node:http';
import { findChannel, findPerson } from './channels.ts';
import { createDelivery } from './delivery.ts';
import { createDriver, type Driver } from './driver.ts';
import { emit } from './events.ts';
import { createFaults, type Faults } from './faults.ts';
import { serve } from './http-server.ts';
import { secret } from './ids.ts';
import { createInspection, type Inspection } from './inspection.ts';
import { type Manifest, readManifest } from './manifest.ts';
import { deactivate } from './membership.ts';
import { slackTiming, type WorkspaceOptions } from './options.ts';
import type { Person } from './protocol.ts';
import { createRateLimits } from './rate-limits.ts';
import { createResponseUrls } from './response-urls.ts';
import type { Room } from './room.ts';
import { defaultChannels, defaultPeople, seed } from './seeds.ts';
import { createSentLog } from './sent-log.ts';
import { shareOutside } from './sharing.ts';
import { keepState, readState, restore } from './state-file.ts';
import { createHttpTransport } from './transport/http-transport.ts';
import { sign } from './transport/sign.ts';
import { createSocketMode } from './transport/socket-mode.ts';
import { createTriggers } from './triggers.ts';
import { createWhen, dump, type When } from './when.ts';
import { createWorld, type Grid, type World } from './world.ts';

export type Workspace = Inspection & {
  readonly url: string;
  /** `…/api/`, for `clientOptions.slackApiUrl`. */
  readonly apiUrl: string;
  readonly tokens: { readonly bot: string; readonly app: string };
  readonly signingSecret: string;
  /** A person, by handle or id. */
  readonly as: (person: string) => Driver;
  readonly faults: Faults;
  /** Socket Mode: refuse, refresh and cut connections. */
  readonly sockets: NonNullable<Room['sockets']>;
  /** Sends payloads twice, holds acks back, and tells what was delivered. */
  readonly delivery: Room['delivery'];
  /** Everything the workspace holds, for queries. */
  readonly world: World;
  readonly when: When;
  /** A readable list of every conversation and open modal. */
  readonly dump: () => string;
  readonly setRequestUrl: (url: string) => void;
  /** Signature headers for a raw request to the app. */
  readonly sign: (body: string, timestampSeconds?: number) => ReturnType<typeof sign>;
  /** Removes the app: `tokens_revoked` and `app_uninstalled`, and dead tokens from then on. */
  readonly uninstall: () => void;
  /** Deactivates somebody's account: out of every channel, able to do nothing any more. */
  readonly deactivate: (person: string) => void;
  /** Begins to share a private channel with another company; returns the new id that it has then. */
  readonly shareOutside: (channel: string) => string;
  readonly stop: () => Promise<void>;
};

/** Starts a simulated Slack workspace with one app installed, as its manifest describes it. */
export async function startWorkspace(options: WorkspaceOptions): Promise<Workspace> {
  const manifest = readManifest(options.manifest);
  const timing = { ...slackTiming, ...options.timing };
  const log = options.log ?? (() => undefined);
  const saved = options.stateFile === undefined ? null : readState(options.stateFile);
  const granted = options.grantedScopes ?? manifest.oauth_config.scopes.bot;
  const { aheadMs = 0, grid = null } = options;
  const now = (): number => Date.now() + aheadMs;
  const world = newWorld(manifest, granted, grid, saved ?? { counter: 0, lastTs: '0' }, now);
  if (saved !== null) restore(world, saved);
  seed(world, options.people ?? defaultPeople, options.channels ?? defaultChannels);
  const state = options.stateFile === undefined ? null : keepState(world, options.stateFile, 500);

  const server = createServer();
  const transport = options.transport ?? { kind: 'socket' };
  const isHttp = transport.kind === 'http';
  const signingSecret = (isHttp ? transport.signingSecret : undefined) ?? secret(16);
  let requestUrl = (isHttp ? transport.requestUrl : undefined) ?? null;
  const sockets = createSocketMode({
    server,
    appId: world.app.id,
    pingMs: timing.pingMs,
    onChange: world.changed,
  });
  const delivery = createDelivery({
    transport: isHttp
      ? createHttpTransport({
          requestUrl: () => requestUrl,
          signingSecret,
          now: options.now ?? Date.now,
        })
      : sockets,
    ackMs: timing.ackMs,
    eventRetryMs: timing.eventRetryMs,
    onChange: world.changed,
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const url = `http://127.0.0.1:${address.port}`;
  const tokens = options.tokens ?? {
    bot: `xoxb-${secret(12)}`,
    app: `xapp-1-${world.app.id}-${secret(12)}`,
  };
  const room: Room = {
    world,
    url,
    tokens,
    delivery,
    faults: createFaults(),
    limits: createRateLimits(timing, options.now),
    mostPerPage: options.mostPerPage ?? Number.POSITIVE_INFINITY,
    triggers: createTriggers(timing.triggerMs),
    responseUrls: createResponseUrls(timing.responseUrlMs),
    sent: createSentLog(),
    sockets: isHttp ? null : sockets,
    log,
  };
  serve(server, room, options.pageDir ?? null);

  const when = createWhen(world);
  const drivers = new Map<string, Driver>();
  const personCalled = (name: string): Person => {
    const person = findPerson(world, name);
    if (person === undefined) throw new Error(`no person called ${name}`);
    return person;
  };
  return {
    ...createInspection(room),
    url,
    apiUrl: `${url}/api/`,
    tokens,
    signingSecret,
    as: (name) => {
      const person = personCalled(name);
      const driver = drivers.get(person.id) ?? createDriver(room, when, person);
      drivers.set(person.id, driver);
      return driver;
    },
    faults: room.faults,
    sockets,
    delivery,
    world,
    when,
    dump: () => dump(world),
    setRequestUrl: (target) => {
      requestUrl = target;
    },
    sign: (body, timestampSeconds) => sign(signingSecret, body, timestampSeconds),
    uninstall: () => {
      emit(room, { type: 'tokens_revoked', tokens: { oauth: [], bot: [world.app.userId] } }, null);
      emit(room, { type: 'app_uninstalled' }, null);
      world.installed.value = false;
      world.changed();
    },
    deactivate: (name) => deactivate(room, personCalled(name)),
    shareOutside: (name) => {
      const channel = findChannel(world, name);
      if (channel?.kind !== 'private') throw new Error(`no private channel called ${name}`);
      return shareOutside(room, channel);
    },
    stop: async () => {
      await delivery.stop();
      await sockets.stop();
      state?.saveNow();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function newWorld(
  manifest: Manifest,
  granted: readonly string[],
  grid: Grid | null,
  resume: { readonly counter: number; readonly lastTs: string },
  now: () => number,
): World {
  const team = { id: 'T0WORKSPACE', name: 'Workspace', domain: 'workspace', grid };
  const botUser = manifest.features.bot_user?.display_name ?? manifest.display_information.name;
  const app = {
    id: 'A0APP',
    name: manifest.display_information.name,
    userId: 'U0APP',
    botId: 'B0APP',
    manifest,
    granted: new Set(granted),
  };
  const world = createWorld(team, app, resume, now);
  world.people.set(app.userId, {
    id: app.userId,
    name: botUser.toLowerCase().replaceAll(/[^a-z0-9_.-]+/g, '-'),
    realName: botUser,
    displayName: '',
    isBot: true,
    guest: null,
    role: null,
    teamId: team.id,
    teams: grid === null ? [] : [team.id],
    timeZone: 'UTC',
    locale: 'en-US',
    isDeleted: false,
  });
  return world;
}
