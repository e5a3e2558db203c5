import { strFromU8, strToU8, unzipSync, Zip, ZipDeflate } from 'fflate';

export type ArchiveFile = {
  readonly name: string;
  readonly content: string | Uint8Array<ArrayBuffer>;
};

/** In UTF-16 code units. Longer text is zipped, since such a large upload might fail. */
const PLAIN_MOST = 20_000_000;

/** Collects one text piece by piece. A long text becomes the only entry of a ZIP file. */
export function growingText(name: string, at: number) {
  let plain: string[] = [];
  let length = 0;
  const zip: GrowingZip = growingZip(at);
  const entry = zip.entry(name);
  return {
    write: (text: string): void => {
      entry.write(text);
      length += text.length;
      if (length > PLAIN_MOST) plain = [];
      else plain.push(text);
    },
    end: (): ArchiveFile => {
      if (length <= PLAIN_MOST) return { name, content: plain.join('') };
      entry.end();
      return { name: `${name}.zip`, content: zip.end() };
    },
  };
}

/** The texts in these files, unzipped; null when they come to more than `most` bytes. */
export function asTexts(
  files: readonly ArchiveFile[],
  most: number,
): readonly { readonly name: string; readonly content: string }[] | null {
  let size = 0;
  const texts = files.flatMap(({ name, content }) => {
    if (typeof content === 'string') {
      size += content.length;
      return [{ name, content }];
    }
    const unpacked = unzipSync(content, {
      filter: ({ originalSize }) => {
        size += originalSize;
        return size <= most;
      },
    });
    return Object.entries(unpacked).map(([entry, bytes]) => ({
      name: entry,
      content: strFromU8(bytes),
    }));
  });
  return size <= most ? texts : null;
}

/** Builds a ZIP file entry by entry, so that its texts need not all stay in memory. */
export type GrowingZip = {
  /** Starts an entry; end it before starting the next. */
  readonly entry: (name: string) => {
    readonly write: (text: string) => void;
    readonly end: () => void;
  };
  readonly end: () => Uint8Array<ArrayBuffer>;
};

/** `at`: the modification time of every entry, in milliseconds since 1970. */
export function growingZip(at: number): GrowingZip {
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
          // An empty push would write an empty block into the file.
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

/** ZIP stores local time without a zone; this makes it UTC, wherever the process runs. */
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
