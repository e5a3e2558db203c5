import { objects, textOf } from '../../json.ts';
import { useSurface } from '../blocks/surface.ts';
import { plainText } from '../text/text-object.tsx';
import { MoreIcon } from '../ui/icons.tsx';
import { Menu } from '../ui/menu.tsx';
import type { ElementProps } from './control.ts';

export function Overflow({ blockId, element }: ElementProps) {
  const { press } = useSurface();
  const items = objects(element.options).map((option) => ({
    id: textOf(option, 'value'),
    text: plainText(option.text),
    detail: plainText(option.description),
    select: () => {
      const url = textOf(option, 'url');
      if (/^https?:/i.test(url)) window.open(url, '_blank', 'noreferrer');
      press(blockId, element, { type: element.type, selected_option: option });
    },
  }));
  return (
    <Menu label="More options" className="button icon-only" items={items}>
      <MoreIcon />
    </Menu>
  );
}
