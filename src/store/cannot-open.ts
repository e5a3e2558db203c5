import { statSync } from 'node:fs';
import { OperatorError, reasonOf } from '../operator-error.ts';
import type { Server } from './postgres.ts';

/** The database could not be used. `message` says what to do. */
export class StoreError extends OperatorError {
  override readonly name = 'StoreError';
  readonly code:
    | 'cannot_open'
    | 'in_use'
    | 'newer_schema'
    | 'development_schema'
    | 'migration_failed';
  constructor(code: StoreError['code'], message: string, options?: ErrorOptions) {
    super([message], options);
    this.code = code;
  }
}

/** Why a SQLite file cannot be used, and what to do. */
export function sqliteProblem(path: string, cause: unknown): string {
  return `The database file ${path} cannot be opened: check DATABASE_URL${sqliteHint(path, cause)} (${reasonOf(cause)})`;
}

function sqliteHint(path: string, cause: unknown): string {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
    return '; it is a folder, so name a file in it.';
  }
  const code = codeOf(cause);
  if (/^SQLITE_(NOTADB|CORRUPT)/.test(code)) {
    return '; it is not a SQLite database, or a damaged one, so name another file or restore a backup.';
  }
  if (/^(SQLITE_FULL|ENOSPC)/.test(code)) return ', and make room: the disk is full.';
  return ', and that the folder exists and can be written.';
}

/** Why a PostgreSQL server cannot be used, and what to do. */
export function postgresProblem(url: string, cause: unknown): string {
  const { hostname, port, username, pathname } = new URL(url);
  const about: Address = {
    server: `${hostname || 'localhost'}:${port || '5432'}`,
    user: decodeURIComponent(username),
    database: decodeURIComponent(pathname.slice(1)),
  };
  return `The database cannot be ${postgresHint(cause, about)} (${reasonOf(cause)})`;
}

type Address = { readonly server: string; readonly user: string; readonly database: string };

const UNTRUSTED = /certificate|^(CERT_|ERR_TLS_)/i;

/** By SQLSTATE; by the words only where the driver or the server has no code. */
function postgresHint(cause: unknown, { server, user, database }: Address): string {
  const code = codeOf(cause);
  const text = reasonOf(cause);
  if (/no encryption/.test(text)) {
    return 'used: the server wants TLS, so add ?sslmode=require to DATABASE_URL.';
  }
  if (/does not support SSL/.test(text)) {
    return 'used: the server has no TLS, so take sslmode out of DATABASE_URL.';
  }
  if (UNTRUSTED.test(text) || UNTRUSTED.test(code)) {
    return "used: the server's certificate is not trusted, so add sslrootcert=/path/of/the/ca.pem to DATABASE_URL (or sslmode=no-verify, to trust any).";
  }
  if (/^E[A-Z]+: .*, (open|read)\b/.test(text)) {
    return 'used: a file that DATABASE_URL names cannot be read.';
  }
  if (/startup parameter/.test(text)) {
    return 'used: the pooler before it refuses a setting of DATABASE_URL, so take that out of the address.';
  }
  if (/password must be a string|client password/i.test(text)) {
    return `used: DATABASE_URL has no password for the user "${user}".`;
  }
  switch (code) {
    case '28P01':
      return `used: user or password of DATABASE_URL are wrong for "${user}".`;
    case '28000':
      return `used: the server does not let the user "${user}" in from here, so check user and database of DATABASE_URL, and the server's pg_hba.conf.`;
    case '3D000':
      return `used: it does not exist, so create it with CREATE DATABASE "${database}" ENCODING 'UTF8', or name another one in DATABASE_URL.`;
    case '42501':
      return `used: the user "${user}" of DATABASE_URL has to own the database "${database}" and its tables.`;
    case '25006':
      return READ_ONLY;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `reached: check DATABASE_URL; no server of this name is known, ${server}.`;
    default:
      return `reached: check DATABASE_URL, and that the server runs at ${server} and lets this user in.`;
  }
}

const READ_ONLY =
  'written: the server is a standby, or set to be read only; name the primary server in DATABASE_URL.';

/** What a server is that can be reached and not used; null when it is as it must be. */
export function serverProblem(server: Server, isUpToDate: boolean): string | null {
  const { encoding, isReadOnly, schema, mayCreate, user, database } = server;
  if (encoding !== 'UTF8') {
    return `The database keeps text as ${encoding}, which has not every character: run CREATE DATABASE name ENCODING 'UTF8' TEMPLATE template0, and name that one in DATABASE_URL.`;
  }
  if (isReadOnly) return `The database cannot be ${READ_ONLY}`;
  if (schema === null || !(mayCreate || isUpToDate)) {
    return `The user "${user}" of DATABASE_URL may make no tables in the database: run ALTER DATABASE "${database}" OWNER TO "${user}", or in it GRANT USAGE, CREATE ON SCHEMA ${schema ?? 'public'} TO "${user}".`;
  }
  return null;
}

/** That tables belong to another user. */
export const deniedProblem = ({ user, schema }: Server, tables: readonly string[]): string =>
  `The user "${user}" of DATABASE_URL may not read and write the tables ${tables.join(', ')}: make that user their owner, or run GRANT ALL ON ALL TABLES IN SCHEMA ${schema} TO "${user}".`;

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
