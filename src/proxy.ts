import { setGlobalProxyFromEnv } from 'node:http';

const NAMES = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'] as const;

export type Proxy = {
  readonly variable: string;
  /** Without the user and password that its variable may hold; null when it is no address. */
  readonly origin: string | null;
};

/** The proxy that the environment names, as Node and most programs look for it. */
export function proxyIn(env: NodeJS.ProcessEnv): Proxy | null {
  const variable = NAMES.find((name) => env[name]);
  if (variable === undefined) return null;
  const address = env[variable] ?? '';
  const isAddress = /^https?:\/\//.test(address) && URL.canParse(address);
  return { variable, origin: isAddress ? new URL(address).origin : null };
}

/**
 * Leads every request and WebSocket through the proxy of the environment, but those to the hosts in
 * `NO_PROXY`. It is Node's own setting, which `NODE_USE_ENV_PROXY=1` would turn on too late for a
 * `.env` file.
 */
export const goThroughProxy = (env: NodeJS.ProcessEnv): unknown => setGlobalProxyFromEnv(env);
