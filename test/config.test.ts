import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../src/config.ts';

const SOCKET = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };
const HTTP = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'abc' };
type Env = Readonly<Record<string, string | undefined>>;

/** What is wrong with these variables, a line each. */
function problemsWith(env: Env): readonly string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

describe('the configuration', () => {
  it('takes two tokens, and has a default for everything else', () => {
    expect(readConfig(SOCKET)).toEqual({
      slack: {
        apiUrl: 'https://slack.com/api/',
        botToken: 'xoxb-1',
        transport: { kind: 'socket', appToken: 'xapp-1', healthPort: null },
      },
      database: { kind: 'sqlite', path: './data/decisions.db' },
      logLevel: 'info',
      rubricPath: null,
      production: false,
    });
  });

  it.each(['', ' ', '\t', ' \n '])('takes variables left empty (“%s”) for not set', (value) => {
    const names = ['SLACK_SIGNING_SECRET', 'SLACK_API_URL', 'PORT', 'DATABASE_URL', 'LOG_LEVEL'];
    const empty = Object.fromEntries([...names, 'NODE_ENV'].map((name) => [name, value]));
    expect(readConfig({ ...SOCKET, ...empty })).toEqual(readConfig(SOCKET));
    expect(readConfig({ ...HTTP, SLACK_APP_TOKEN: value })).toEqual(readConfig(HTTP));
  });

  it('ignores what it does not know', () => {
    expect(readConfig({ ...SOCKET, PATH: '/bin', SLACK_TOKEN: 'x' })).toEqual(readConfig(SOCKET));
  });

  it('writes for machines in production, for people elsewhere', () => {
    expect(readConfig({ ...SOCKET, NODE_ENV: 'production' }).production).toBe(true);
    expect(readConfig({ ...SOCKET, NODE_ENV: 'development' }).production).toBe(false);
  });
});

describe('the transport', () => {
  it('is Socket Mode with an app-level token', () => {
    expect(readConfig(SOCKET).slack.transport.kind).toBe('socket');
  });

  it('is signed HTTP with only a signing secret, on port 3000', () => {
    expect(readConfig(HTTP).slack.transport).toEqual({
      kind: 'http',
      signingSecret: 'abc',
      port: 3000,
    });
  });

  it('is Socket Mode when both are set', () => {
    expect(readConfig({ ...HTTP, ...SOCKET }).slack.transport.kind).toBe('socket');
  });

  it('is missing when neither is, and both remedies are named', () => {
    const [problem, ...others] = problemsWith({ SLACK_BOT_TOKEN: 'xoxb-1' });
    expect(others).toEqual([]);
    expect(problem).toMatch(/^SLACK_APP_TOKEN is missing: create .*connections:write/);
    expect(problem).toContain('set SLACK_SIGNING_SECRET');
  });

  it('is missing when both are left empty', () => {
    const blank = { SLACK_APP_TOKEN: ' ', SLACK_SIGNING_SECRET: '' };
    expect(problemsWith({ SLACK_BOT_TOKEN: 'xoxb-1', ...blank })).toEqual([
      expect.stringMatching(/^SLACK_APP_TOKEN is missing/),
    ]);
  });

  it('listens where PORT says', () => {
    expect(readConfig({ ...HTTP, PORT: '8080' }).slack.transport).toMatchObject({ port: 8080 });
    expect(readConfig({ ...SOCKET, PORT: '8080' }).slack.transport).toMatchObject({
      healthPort: 8080,
    });
  });

  it.each([1, 80, 65535])('may listen on port %d', (port) => {
    expect(readConfig({ ...HTTP, PORT: `${port}` }).slack.transport).toMatchObject({ port });
  });
});

describe('the database', () => {
  it.each([
    { url: 'file:./data/x.db', database: { kind: 'sqlite', path: './data/x.db' } },
    { url: 'file:x.db', database: { kind: 'sqlite', path: 'x.db' } },
    { url: 'file:/data/x.db', database: { kind: 'sqlite', path: '/data/x.db' } },
    { url: 'file:///data/x.db', database: { kind: 'sqlite', path: '/data/x.db' } },
    { url: 'file://./data/x.db', database: { kind: 'sqlite', path: './data/x.db' } },
    { url: 'file: x.db', database: { kind: 'sqlite', path: 'x.db' } },
    { url: 'file::memory:', database: { kind: 'sqlite', path: ':memory:' } },
    { url: 'file:./with space/ü.db', database: { kind: 'sqlite', path: './with space/ü.db' } },
    { url: 'postgres://u:p@h/d', database: { kind: 'postgres', url: 'postgres://u:p@h/d' } },
    { url: 'postgresql://h/d', database: { kind: 'postgres', url: 'postgresql://h/d' } },
    {
      url: 'postgres://u:p%23%2F%3F%40@[::1]:5433/d?sslmode=require',
      database: {
        kind: 'postgres',
        url: 'postgres://u:p%23%2F%3F%40@[::1]:5433/d?sslmode=require',
      },
    },
  ])('at $url', ({ url, database }) => {
    expect(readConfig({ ...SOCKET, DATABASE_URL: url }).database).toEqual(database);
  });
});

describe('a wrong variable is named, with the remedy:', () => {
  it.each<{ variable: string; value: string | undefined; says: RegExp; base?: Env }>([
    { variable: 'SLACK_BOT_TOKEN', value: undefined, says: /is missing: copy the "Bot User OAuth/ },
    { variable: 'SLACK_BOT_TOKEN', value: '', says: /is missing: copy the "Bot User OAuth Token"/ },
    { variable: 'SLACK_BOT_TOKEN', value: ' \t', says: /is missing: copy the "Bot User OAuth/ },
    { variable: 'SLACK_BOT_TOKEN', value: 'xapp-1', says: /is an app-level token: copy .*xoxb-/ },
    { variable: 'SLACK_BOT_TOKEN', value: 'xoxp-1', says: /is a user token: copy .*xoxb-/ },
    { variable: 'SLACK_BOT_TOKEN', value: 'xoxb- 1', says: /contains white space: copy .*xoxb-/ },
    { variable: 'SLACK_APP_TOKEN', value: 'xoxb-1', says: /is not an app-level token: .*xapp-/ },
    { variable: 'SLACK_APP_TOKEN', value: 'xoxp-1', says: /is not an app-level token: .*xapp-/ },
    {
      variable: 'SLACK_APP_TOKEN',
      value: 'xapp-1\n',
      says: /contains white space: create .*xapp-/,
    },
    { variable: 'SLACK_SIGNING_SECRET', value: 'a b', says: /white space: .*App Credentials/ },
    { variable: 'SLACK_API_URL', value: 'slack.com', says: /not an address: set e\.g\. https:/ },
    { variable: 'SLACK_API_URL', value: 'ftp://slack.com', says: /is not an address: set e\.g\./ },
    { variable: 'PORT', value: 'http', says: /is not a number: set a port from 1 to 65535/ },
    { variable: 'PORT', value: '80.5', says: /is not a whole number: set a port from 1 to 65535/ },
    { variable: 'PORT', value: '65536', says: /is out of range: set a port from 1 to 65535/ },
    { variable: 'PORT', value: '0', says: /is out of range: set a port from 1 to 65535/ },
    { variable: 'PORT', value: '8080 8081', says: /is not a number: set a port from 1 to 65535/ },
    { variable: 'PORT', value: '-1', says: /is out of range: set a port from 1 to 65535/ },
    {
      variable: 'DATABASE_URL',
      value: 'mysql://h/d',
      says: /not understood: set file:.*postgres:/,
    },
    { variable: 'DATABASE_URL', value: './x.db', says: /is not understood: set file:\.\/data/ },
    { variable: 'DATABASE_URL', value: 'file:x.db?mode=ro', says: /set the path alone$/ },
    { variable: 'DATABASE_URL', value: 'file://', says: /names no file: set e\.g\. file:\.\/data/ },
    { variable: 'DATABASE_URL', value: 'file:', says: /is not understood: set file:\.\/data/ },
    { variable: 'LOG_LEVEL', value: 'loud', says: /is not a level: set one of fatal, .*silent$/ },
  ])('$variable=$value', ({ variable, value, says }) => {
    const problems = problemsWith({ ...SOCKET, [variable]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${variable} `));
    expect(problems[0]).toMatch(says);
  });

  it('tokens that were swapped, both', () => {
    const swapped = { SLACK_BOT_TOKEN: 'xapp-1', SLACK_APP_TOKEN: 'xoxb-1' };
    expect(problemsWith(swapped)).toEqual([
      expect.stringMatching(/^SLACK_BOT_TOKEN is an app-level token/),
      expect.stringMatching(/^SLACK_APP_TOKEN is not an app-level token/),
    ]);
  });

  it('all that are wrong at once, a line each', () => {
    const problems = problemsWith({ PORT: 'x', LOG_LEVEL: 'x' });
    expect(problems.map((line) => line.split(' ')[0])).toEqual([
      'SLACK_BOT_TOKEN',
      'PORT',
      'LOG_LEVEL',
      'SLACK_APP_TOKEN',
    ]);
  });

  it.each([
    { with: 'a # in its password', url: 'postgres://u:s3#cret@h/d' },
    { with: 'a / in its password', url: 'postgres://u:s3/cret@h/d' },
    { with: 'a ? in its password', url: 'postgres://u:s3?cret@h/d' },
    { with: 'a port that is none', url: 'postgres://u:s3cret@h:port/d' },
    { with: 'white space in its host', url: 'postgres://u:s3cret@a host/d' },
    { with: 'a % in its password that stands for itself', url: 'postgres://u:s3cret%@h/d' },
  ])('DATABASE_URL with $with, without repeating it', ({ url }) => {
    const problems = problemsWith({ ...SOCKET, DATABASE_URL: url });
    expect(problems).toEqual([
      expect.stringMatching(/^DATABASE_URL is not an address: write % # /),
    ]);
    expect(problems.join()).not.toMatch(/s3|cret|u:/);
  });

  it('without ever repeating a token', () => {
    const env = { SLACK_BOT_TOKEN: 'xapp-s3cret', SLACK_APP_TOKEN: 'xoxb-s3cret 2' };
    expect(problemsWith(env).length).toBeGreaterThan(0);
    expect(problemsWith(env).join('\n')).not.toContain('s3cret');
  });
});
