import { isJson, objects, textOf } from '../../json.ts';
import type { Block } from '../../protocol.ts';
import { ElementView } from '../elements/element-view.tsx';
import { TextObject } from '../text/text-object.tsx';
import { numbered } from '../ui/numbered.ts';
import { imageUrl } from './simple-blocks.tsx';
import { isElement } from './surface.ts';

/** The words beside an accessory name it for those who cannot see where it stands. */
function spoken(block: Block): string {
  const text = textOf(block.text, 'text').split('\n')[0] ?? '';
  return text
    .replace(/<[^>|]*\|([^>]*)>/g, '$1')
    .replace(/[*_~`<>]/g, '')
    .trim();
}

export function SectionBlock({ block }: { block: Block }) {
  const { accessory } = block;
  const fields = objects(block.fields);
  return (
    <div className="section-block">
      <div className="section-text">
        {isJson(block.text) && <TextObject value={block.text} />}
        {fields.length > 0 && (
          <div className="section-fields">
            {numbered(fields).map(({ key, item }) => (
              <div key={key}>
                <TextObject value={item} />
              </div>
            ))}
          </div>
        )}
      </div>
      {isElement(accessory) && (
        <div className="section-accessory">
          {accessory.type === 'image' ? (
            <img src={imageUrl(accessory)} alt={textOf(accessory, 'alt_text')} />
          ) : (
            <ElementView
              blockId={block.block_id ?? ''}
              element={accessory}
              dispatch="always"
              label={spoken(block)}
            />
          )}
        </div>
      )}
    </div>
  );
}
