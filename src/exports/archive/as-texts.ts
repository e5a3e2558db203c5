import { strFromU8, unzipSync } from 'fflate';
import type { ArchiveFile } from './text.ts';

/** The texts in these files, or null when they come to more than `most` bytes. */
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
