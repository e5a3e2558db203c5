import type { SharedFile } from '../../protocol.ts';
import { DownloadIcon, FileIcon } from '../ui/icons.tsx';

function sizeOf(bytes: number): string {
  if (bytes < 1000) return bytes === 1 ? '1 byte' : `${bytes} bytes`;
  const kilobytes = bytes / 1000;
  return kilobytes < 1000 ? `${Math.round(kilobytes)} kB` : `${(kilobytes / 1000).toFixed(1)} MB`;
}

/** The files of a message, each a row to download it by. */
export function FileList({ files }: { files: readonly SharedFile[] }) {
  return (
    <ul className="files" aria-label="Files">
      {files.map((file) => (
        <li key={file.id}>
          <a className="file" href={file.url} download={file.name}>
            <FileIcon />
            <span className="file-words">
              <span className="visually-hidden">Download </span>
              <strong>{file.title}</strong>
              <small>
                {file.title !== file.name && `${file.name} · `}
                {sizeOf(file.size)}
              </small>
            </span>
            <DownloadIcon />
          </a>
        </li>
      ))}
    </ul>
  );
}
