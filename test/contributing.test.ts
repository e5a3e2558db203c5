import { existsSync, globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const root = new URL('..', import.meta.url).pathname;
const text = readFileSync(`${root}.github/CONTRIBUTING.md`, 'utf8');

/** Files as the guide names them: by path, or by name alone after their folder. */
const named = [...new Set(text.match(/(?<=`)[\w./-]+\.(?:ts|json|md)(?=`)/g))];
const files = globSync('{src,test,.github}/**/*.{ts,json,md}', { cwd: root });

it.each(named)('the guide for contributors names a file that exists: %s', (name) => {
  const isThere = files.some((file) => file === name || file.endsWith(`/${name}`));
  expect(isThere || existsSync(root + name)).toBe(true);
});
