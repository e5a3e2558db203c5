import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';

export const SIGNING_SECRET = 'bench-signing-secret';

/** A Web API that says yes to everything, and notes what is opened. */
export type SlackApi = {
  readonly url: string;
  /** Resolves with the form and the time when `views.open` arrives for this trigger. */
  readonly opened: (triggerId: string) => Promise<Opened>;
  readonly close: () => void;
};

type Opened = { readonly at: number; readonly form: string };

const ANSWERS: Readonly<Record<string, object>> = {
  '/api/auth.test': { user_id: 'U1', bot_id: 'B1', user: 'bot', team_id: 'T1', team: 'Team' },
  '/api/bots.info': { bot: { app_id: 'A1' } },
  '/api/views.open': { view: { id: 'V1' } },
};

export async function startSlackApi(): Promise<SlackApi> {
  const awaited = new Map<string, (opened: Opened) => void>();
  const server = createServer(async (request, response) => {
    const at = performance.now();
    const path = request.url ?? '';
    const sent = new URLSearchParams(await text(request));
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ ok: true, ...(ANSWERS[path] ?? personIn(sent)) }));
    const trigger = sent.get('trigger_id') ?? '';
    awaited.get(trigger)?.({ at, form: sent.get('view') ?? '' });
    awaited.delete(trigger);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : null;
  return {
    url: `http://127.0.0.1:${port}/api/`,
    opened: (triggerId) => new Promise((resolve) => awaited.set(triggerId, resolve)),
    close: () => server.close(),
  };
}

const personIn = (sent: URLSearchParams) => ({
  user: { id: sent.get('user'), team_id: 'T1', name: 'ana', deleted: false, is_bot: false },
});
