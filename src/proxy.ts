import { setGlobalProxyFromEnv } from 'node:http';
import { OperatorError } from './operator-error.ts';

const NAMES = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'] as const;

export type WebProxy = {
  readonly variable: string;
  readonly address: string;
  /** Without the user and password that its variable may hold. */
  readonly origin: string;
};

/**
 * The proxy that the environment names, as Node and most programs look for it.
 *
 * @throws {OperatorError} when it is no address.
 */
export function proxyIn(env: NodeJS.ProcessEnv): WebProxy | null {
  const set = NAMES.filter((name) => env[name]);
  for (const name of set) {
    if (isAddress(env[name] ?? '')) continue;
    throw new OperatorError([
      `${name} is not an address: set e.g. http://proxy.example:3128, or leave it empty.`,
    ]);
  }
  const [variable] = set;
  const address = variable === undefined ? undefined : env[variable];
  if (variable === undefined || address === undefined) return null;
  return { variable, address, origin: new URL(address).origin };
}

const isAddress = (text: string): boolean => /^https?:\/\//.test(text) && URL.canParse(text);

/**
 * Leads every request and WebSocket through the proxy of the environment, but those to the hosts in
 * `NO_PROXY`. It is Node's own setting, which `NODE_USE_ENV_PROXY=1` would turn on too late for a
 * `.env` file.
 */
export const goThroughProxy = (env: NodeJS.ProcessEnv, { address }: WebProxy): unknown =>
  // Requests and WebSockets look at different variables.
  setGlobalProxyFromEnv({ ...env, https_proxy: address, http_proxy: address });

/** The same failure, told with the way on which it came about. */
export const behindProxy = (error: OperatorError, { variable, origin }: WebProxy): OperatorError =>
  new OperatorError(
    error.problems.map(
      (problem) => `${problem} It was tried through the proxy ${origin} of ${variable}.`,
    ),
    { cause: error },
  );
