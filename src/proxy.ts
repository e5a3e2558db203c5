import { setGlobalProxyFromEnv } from 'node:http';
import { OperatorError } from './operator-error.ts';

const NAMES = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'] as const;

export type WebProxy = {
  readonly variable: string;
  /** Without the user and password that its variable may hold. */
  readonly origin: string;
};

/**
 * The proxy that the environment names, as Node and most programs look for it.
 *
 * @throws {OperatorError} when it is no address.
 */
export function proxyIn(env: NodeJS.ProcessEnv): WebProxy | null {
  const variable = NAMES.find((name) => env[name]);
  if (variable === undefined) return null;
  const address = env[variable] ?? '';
  if (!/^https?:\/\//.test(address) || !URL.canParse(address)) {
    throw new OperatorError([
      `${variable} is not an address: set e.g. http://proxy.example:3128, or leave it empty.`,
    ]);
  }
  return { variable, origin: new URL(address).origin };
}

/**
 * Leads every request and WebSocket through the proxy of the environment, but those to the hosts in
 * `NO_PROXY`. It is Node's own setting, which `NODE_USE_ENV_PROXY=1` would turn on too late for a
 * `.env` file.
 */
export const goThroughProxy = (env: NodeJS.ProcessEnv): unknown => setGlobalProxyFromEnv(env);

/** The same failure, told with the way on which it came about. */
export const behindProxy = (error: OperatorError, { variable, origin }: WebProxy): OperatorError =>
  new OperatorError(
    error.problems.map(
      (problem) => `${problem} It was tried through the proxy ${origin} of ${variable}.`,
    ),
    { cause: error },
  );
