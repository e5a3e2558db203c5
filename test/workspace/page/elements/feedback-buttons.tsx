import { isJson, textOf } from '../../json.ts';
import { useSurface } from '../blocks/surface.ts';
import { plainText } from '../text/text-object.tsx';
import type { ElementProps } from './control.ts';

export function FeedbackButtons({ blockId, element }: ElementProps) {
  const { press } = useSurface();
  const sides = [element.positive_button, element.negative_button].filter(isJson);
  return (
    <>
      {sides.map((side) => (
        <button
          key={textOf(side, 'value')}
          type="button"
          className="button"
          onClick={() =>
            press(blockId, element, {
              type: element.type,
              text: side.text,
              value: textOf(side, 'value'),
            })
          }
        >
          {plainText(side.text)}
        </button>
      ))}
    </>
  );
}
