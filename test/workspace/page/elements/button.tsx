import { textOf } from '../../json.ts';
import { useSurface } from '../blocks/surface.ts';
import { WorkspaceLink } from '../text/references.tsx';
import { plainText } from '../text/text-object.tsx';
import type { ElementProps } from './control.ts';

export function Button({ blockId, element }: ElementProps) {
  const { press } = useSurface();
  const url = textOf(element, 'url');
  const style = textOf(element, 'style');
  const className = `button ${style === 'primary' || style === 'danger' ? style : ''}`;
  const words = plainText(element.text);
  const spoken = textOf(element, 'accessibility_label');
  const send = (): void =>
    press(blockId, element, {
      type: element.type,
      text: element.text,
      ...(element.value === undefined ? {} : { value: element.value }),
    });

  if (url !== '') {
    return (
      <WorkspaceLink className={className} href={url} onFollow={send}>
        {words}
      </WorkspaceLink>
    );
  }
  return (
    <button
      type="button"
      className={className}
      onClick={send}
      {...(spoken === '' ? {} : { 'aria-label': spoken })}
    >
      {words}
    </button>
  );
}
