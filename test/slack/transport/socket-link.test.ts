import { expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../../src/clock.ts';
import { createLogger } from '../../../src/logger.ts';
import type { Answer } from '../../../src/slack/api/answer.ts';
import { createSocketLink } from '../../../src/slack/transport/socket-link.ts';
import { impatientClient, startAlone } from '../../workspace/probe.ts';

/** A link to a workspace, on a clock whose pauses pass at once and are noted. */
async function linkThat(failures: readonly Answer<string>[]) {
  const { ws } = await startAlone();
  const pauses: number[] = [];
  const left: Answer<string>[] = [];
  const link = createSocketLink({
    apiUrl: ws.apiUrl,
    clock: { ...systemClock, wait: async (ms) => void pauses.push(ms) },
    random: () => 1,
    log: createLogger({ level: 'silent', secrets: [], json: true, write: () => {} }),
    openAddress: async () => {
      const { url = '' } = await impatientClient(ws, ws.tokens.app).apps.connections.open({});
      return left.shift() ?? { kind: 'done', value: url };
    },
    onEnvelope: () => {},
  });
  onTestFinished(link.close);
  return { ws, link, pauses, failures: () => left.push(...failures) };
}

const down = { kind: 'later', error: 'http_503', isUnconfirmed: false } as const;
const limited = (seconds: number) =>
  ({ ...down, error: 'ratelimited', retryAfterMs: seconds * 1000 }) as const;

it('a link is made again ever more patiently, and never sooner than Slack asks', async () => {
  const { ws, link, pauses, failures } = await linkThat([
    ...Array.from({ length: 9 }, () => down),
    limited(90),
    limited(86_400),
  ]);
  await link.open();
  expect(pauses).toEqual([]);
  failures();
  ws.sockets.cutConnections();
  await ws.when(() => ws.sockets.connections() === 0);
  await ws.when(() => ws.sockets.connections() === 1);
  expect(pauses).toEqual([
    1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000, 30_000, 90_000, 300_000,
  ]);
});

it('a start gives up when Slack refuses the token, and after five attempts that fail', async () => {
  const refused = await linkThat([{ kind: 'later', error: 'invalid_auth', isUnconfirmed: false }]);
  refused.failures();
  await expect(refused.link.open()).rejects.toMatchObject({ code: 'token_refused' });
  const silent = await linkThat(Array.from({ length: 5 }, () => down));
  silent.failures();
  await expect(silent.link.open()).rejects.toMatchObject({ code: 'unreachable' });
  expect(silent.pauses).toEqual([500, 1000, 2000, 4000]);
});
