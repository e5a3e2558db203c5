import { setGlobalProxyFromEnv } from 'node:http';
import { OperatorError } from './operator-error.ts';

const NAMES = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'] as const;

export type WebProxy = {
  readonly variable: string;
  readonly address: string;
  /** The address without its user and password, fit to be shown. */
  readonly origin: string;
};

/**
 * The proxy that the environment names, in the variables that Node and most programs use; null if
 * none.
 *
 * @throws {OperatorError} when a variable holds no address.
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
 * Sends every request and WebSocket through the proxy, except to the hosts in `NO_PROXY`. Uses Node's
 * own mechanism, but not `NODE_USE_ENV_PROXY=1`: Node reads that before the bot reads `.env`.
 */
export const goThroughProxy = (env: NodeJS.ProcessEnv, { address }: WebProxy): unknown =>
  // Sets both, because requests and WebSockets read different variables.
  setGlobalProxyFromEnv({ ...env, https_proxy: address, http_proxy: address });

/** The same failure, with a sentence that names the proxy. */
export const behindProxy = (error: OperatorError, { variable, origin }: WebProxy): OperatorError =>
  new OperatorError(
    error.problems.map(
      (problem) => `${problem} It was tried through the proxy ${origin} of ${variable}.`,
    ),
    { cause: error },
  );
