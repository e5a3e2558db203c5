import { setGlobalProxyFromEnv } from 'node:http';

/**
 * Leads every request and WebSocket through the proxy that `HTTPS_PROXY` names, but those to hosts
 * of `NO_PROXY`: Node's own setting, which `NODE_USE_ENV_PROXY=1` turns on where there is no `.env`
 * file.
 *
 * @returns what is wrong with the address of the proxy, or null
 */
export function useProxy(env: NodeJS.ProcessEnv): string | null {
  const name = NAMES.find((one) => env[one]);
  if (name === undefined) return null;
  const address = env[name] ?? '';
  if (!/^https?:\/\//.test(address) || !URL.canParse(address)) {
    return `${name} is not an address: set e.g. http://proxy.example:3128`;
  }
  setGlobalProxyFromEnv(env);
  return null;
}

const NAMES = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'] as const;
