import { strToU8, Zip, ZipDeflate } from 'fflate';

/** A ZIP file that grows entry by entry, so that its texts need not all be kept. */
export type Zipping = {
  /** Begins an entry; it has to be ended before the next one begins. */
  readonly entry: (name: string) => {
    readonly write: (text: string) => void;
    readonly end: () => void;
  };
  readonly end: () => Uint8Array<ArrayBuffer>;
};

/** `at` is when every entry was last changed, in milliseconds since 1970. */
export function zipping(at: number): Zipping {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  const mtime = wallTime(at);
  return {
    entry: (name) => {
      const file = new ZipDeflate(name, { level: 6, mem: 4 });
      file.mtime = mtime;
      zip.add(file);
      return {
        write: (text) => {
          // An empty push in the middle would be a block of its own.
          if (text !== '') file.push(strToU8(text));
        },
        end: () => file.push(new Uint8Array(), true),
      };
    },
    end: () => {
      zip.end();
      return joined(chunks);
    },
  };
}

/** ZIP keeps a time of day without a zone: that of UTC, wherever this runs. */
function wallTime(at: number): Date {
  const utc = new Date(at);
  return new Date(
    utc.getUTCFullYear(),
    utc.getUTCMonth(),
    utc.getUTCDate(),
    utc.getUTCHours(),
    utc.getUTCMinutes(),
    utc.getUTCSeconds(),
  );
}

function joined(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
