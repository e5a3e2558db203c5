import { createWriteStream, existsSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { expect, it, onTestFinished, vi } from 'vitest';
import { lineWriter } from '../src/logger.ts';

it('lines reach their stream in order', async () => {
  const stream = new PassThrough();
  const write = lineWriter(stream);
  for (const line of ['one\n', 'two\n']) write(line);
  stream.end();
  expect(Buffer.concat(await stream.toArray()).toString()).toBe('one\ntwo\n');
});

it.runIf(existsSync('/dev/full'))('a file on a full disk ends nothing', async () => {
  const stream = createWriteStream('/dev/full');
  onTestFinished(() => void stream.destroy());
  const write = lineWriter(stream);
  write('one\n');
  await vi.waitFor(() => expect(stream.errored).not.toBeNull());
  expect(() => write('two\n')).not.toThrow();
});

it('no more than a megabyte waits for a reader that sleeps; the rest is lost, and counted', async () => {
  const stream = new PassThrough();
  const recovered: number[] = [];
  const write = lineWriter(stream, (lost) => recovered.push(lost));
  const line = `${'x'.repeat(99_999)}\n`;
  for (let count = 0; count < 30; count += 1) write(line);
  expect(stream.writableLength).toBeLessThan(1_300_000);
  let read = 0;
  stream.on('data', (chunk: Buffer) => {
    read += chunk.length;
  });
  await vi.waitFor(() => expect(recovered).toHaveLength(1));
  const [lost = 0] = recovered;
  await vi.waitFor(() => expect(read).toBe((30 - lost) * line.length));
  expect(lost).toBeGreaterThan(0);
});
