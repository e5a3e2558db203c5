import { type Zipping, zipping } from './zip.ts';

/** A file to hand over. */
export type ArchiveFile = {
  readonly name: string;
  readonly content: string | Uint8Array<ArrayBuffer>;
};

/** In UTF-16 code units: more is packed, or it might not get through. */
const PLAIN_MOST = 20_000_000;

/** One text that grows; as it is while it is short, else as the one entry of a ZIP file. */
export function growingText(name: string, at: number) {
  let plain: string[] = [];
  let length = 0;
  const zip: Zipping = zipping(at);
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
