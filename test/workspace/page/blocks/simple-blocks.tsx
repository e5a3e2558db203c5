import { isJson, objects, textOf } from '../../json.ts';
import type { Block } from '../../protocol.ts';
import { plainText, TextObject } from '../text/text-object.tsx';
import { numbered } from '../ui/numbered.ts';

export function HeaderBlock({ block }: { block: Block }) {
  return <h3 className="header-block">{plainText(block.text)}</h3>;
}

/** An image names its source directly or as a file of the workspace. */
export function imageUrl(image: unknown): string {
  const url = textOf(image, 'image_url');
  return url || (isJson(image) ? textOf(image.slack_file, 'url') : '');
}

export function ContextBlock({ block }: { block: Block }) {
  return (
    <div className="context-block">
      {numbered(objects(block.elements)).map(({ key, item: element }) =>
        element.type === 'image' ? (
          <img key={key} src={imageUrl(element)} alt={textOf(element, 'alt_text')} />
        ) : (
          <TextObject key={key} value={element} />
        ),
      )}
    </div>
  );
}

export function AlertBlock({ block }: { block: Block }) {
  const level = textOf(block, 'level') || 'default';
  return (
    <div className={`alert-block alert-${level}`} role="note">
      <TextObject value={block.text} />
    </div>
  );
}

export function ImageBlock({ image }: { image: Block }) {
  return (
    <figure className="image-block">
      {isJson(image.title) && <figcaption>{plainText(image.title)}</figcaption>}
      <img src={imageUrl(image)} alt={textOf(image, 'alt_text')} />
    </figure>
  );
}
