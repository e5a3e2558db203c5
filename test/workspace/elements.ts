import type { Block } from './protocol.ts';

/** Shared by the workspace and the page: no Node imports here. */
type Json = Readonly<Record<string, unknown>>;

export type PlacedElement = {
  readonly blockId: string;
  readonly actionId: string;
  readonly element: Json & { readonly type: string };
  /** The `input` block around it, if it stands in one. */
  readonly input: Block | null;
};

const isElement = (value: unknown): value is Json & { type: string } =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function elementsOf(block: Block): readonly unknown[] {
  switch (block.type) {
    case 'input':
      return [block.element];
    case 'section':
      return [block.accessory];
    case 'actions':
    case 'context_actions':
      return list(block.elements);
    case 'card':
      return list(block.actions);
    default:
      return [];
  }
}

function nestedBlocks(block: Block): readonly Block[] {
  const nested = block.type === 'container' ? block.child_blocks : undefined;
  const cards = block.type === 'carousel' ? block.elements : undefined;
  return [...list(nested), ...list(cards)].filter((child): child is Block => isElement(child));
}

/** Every element with an `action_id`, in reading order. */
export function placedElements(blocks: readonly Block[]): readonly PlacedElement[] {
  return blocks.flatMap((block) => [
    ...elementsOf(block)
      .filter(isElement)
      .filter((element) => typeof element.action_id === 'string')
      .map((element) => ({
        blockId: block.block_id ?? '',
        actionId: String(element.action_id),
        element,
        input: block.type === 'input' ? block : null,
      })),
    ...placedElements(nestedBlocks(block)),
  ]);
}

/** All options of a select, radio, checkbox or overflow element, groups flattened. */
export function optionsOf(element: Json): readonly (Json & { readonly value: string })[] {
  const groups = list(element.option_groups).flatMap((group) =>
    typeof group === 'object' && group !== null && 'options' in group ? list(group.options) : [],
  );
  return [...list(element.options), ...groups].filter(
    (option): option is Json & { value: string } =>
      typeof option === 'object' &&
      option !== null &&
      'value' in option &&
      typeof option.value === 'string',
  );
}
