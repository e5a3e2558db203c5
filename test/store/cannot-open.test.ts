import { describe, expect, it } from 'vitest';
import { postgresProblem, serverProblem } from '../../src/store/cannot-open.ts';

const URL = 'postgres://bot:s3cret@db.example:6432/decisions';
const coded = (message: string, code?: string) => Object.assign(new Error(message), { code });

describe('what keeps a PostgreSQL server from being used is told by what it says:', () => {
  it.each([
    {
      said: coded('self-signed certificate', 'DEPTH_ZERO_SELF_SIGNED_CERT'),
      remedy: /certificate is not trusted, so add sslrootcert=.* to DATABASE_URL \(or sslmode=no-/,
    },
    {
      said: coded('unable to verify the first certificate', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'),
      remedy: /certificate is not trusted/,
    },
    {
      said: coded("ENOENT: no such file or directory, open '/ca.pem'", 'ENOENT'),
      remedy: /a file that DATABASE_URL names cannot be read/,
    },
    {
      said: coded('SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string'),
      remedy: /DATABASE_URL has no password for the user "bot"/,
    },
    {
      said: coded('no pg_hba.conf entry for host "10.0.0.1", SSL encryption', '28000'),
      remedy: /does not let the user "bot" in from here, .*pg_hba\.conf/,
    },
    {
      said: coded('must be owner of table votes', '42501'),
      remedy: /the user "bot" of DATABASE_URL has to own the database "decisions" and its tables/,
    },
    {
      said: coded('cannot execute CREATE TABLE in a read-only transaction', '25006'),
      remedy: /standby, or set to be read only; name the primary server in DATABASE_URL/,
    },
    {
      said: coded('sorry, too many clients already', '53300'),
      remedy: /check DATABASE_URL, and that the server runs at db\.example:6432/,
    },
    { said: coded('timeout expired'), remedy: /server runs at db\.example:6432/ },
  ])('$said.message', ({ said, remedy }) => {
    const problem = postgresProblem(URL, said);
    expect(problem).toMatch(remedy);
    expect(problem).toContain(`(${said.message}`);
    expect(problem).not.toContain('s3cret');
  });
});

describe('a server that answers can be used', () => {
  const server = {
    encoding: 'UTF8',
    isReadOnly: false,
    schema: 'public',
    mayCreate: true,
    user: 'bot',
    database: 'decisions',
  };

  it('when it keeps every character and lets its user write', () => {
    expect(serverProblem(server, false)).toBeNull();
  });

  it('by whom may make no tables, once they are all made', () => {
    expect(serverProblem({ ...server, mayCreate: false }, false)).toMatch(/GRANT USAGE, CREATE/);
    expect(serverProblem({ ...server, mayCreate: false }, true)).toBeNull();
  });

  it('by nobody who may use no schema', () => {
    expect(serverProblem({ ...server, schema: null }, true)).toMatch(/ON SCHEMA public TO "bot"/);
  });
});
