import { z } from 'zod';
import { placedElements } from '../elements.ts';
import { isJson } from '../json.ts';
import type { Block } from '../protocol.ts';
import { blocksOf, type Surface } from './blocks.ts';
import { type Problem, pointer, problemsOf } from './problems.ts';

const most: Record<Surface, number> = { message: 50, modal: 100, home: 100 };

export type CheckedBlocks =
  | { readonly ok: true; readonly blocks: readonly Block[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Checks blocks as Slack does for the surface they are meant for. `base` leads to the list. */
export function checkBlocks(
  value: unknown,
  surface: Surface,
  base: readonly PropertyKey[] = ['blocks'],
): CheckedBlocks {
  if (!Array.isArray(value)) {
    return { ok: false, problems: [{ pointer: pointer(base), message: 'must be an array' }] };
  }
  const schema = z.array(blocksOf[surface]).max(most[surface]);
  const parsed = schema.safeParse(value, { reportInput: true });
  if (!parsed.success) return { ok: false, problems: problemsOf(parsed.error, base) };

  // The checked value is handed on as it was sent; zod only proved that it is a list of blocks.
  const blocks = value.filter((block): block is Block => isJson(block));
  const problems = [
    ...duplicates(blocks, base),
    ...(surface === 'message' ? messageProblems(blocks, base) : []),
  ];
  return problems.length > 0 ? { ok: false, problems } : { ok: true, blocks };
}

function duplicates(blocks: readonly Block[], base: readonly PropertyKey[]): readonly Problem[] {
  const problems: Problem[] = [];
  const blockIds = new Set<string>();
  let focused = 0;
  for (const [index, block] of blocks.entries()) {
    if (block.block_id !== undefined && block.block_id !== '') {
      if (blockIds.has(block.block_id)) {
        const message = `\`block_id\` already exists: ${block.block_id}`;
        problems.push({ pointer: pointer([...base, index, 'block_id']), message });
      }
      blockIds.add(block.block_id);
    }
    const actionIds = new Set<string>();
    for (const { actionId, element } of placedElements([block])) {
      if (actionIds.has(actionId)) {
        const message = `\`action_id\` already exists in this block: ${actionId}`;
        problems.push({ pointer: pointer([...base, index]), message });
      }
      actionIds.add(actionId);
      if (element.focus_on_load === true) focused += 1;
    }
  }
  if (focused > 1) {
    problems.push({ pointer: pointer(base), message: 'only one element may have focus_on_load' });
  }
  return problems;
}

function messageProblems(
  blocks: readonly Block[],
  base: readonly PropertyKey[],
): readonly Problem[] {
  const at = pointer(base);
  const ofType = (type: string) => blocks.filter((block) => block.type === type);
  const problems: Problem[] = [];
  if (ofType('data_visualization').length > 2) {
    problems.push({ pointer: at, message: 'no more than 2 data_visualization blocks allowed' });
  }
  if (ofType('table').length > 1) {
    problems.push({ pointer: at, message: 'only_one_table_allowed' });
  }
  if (textLength(ofType('table')) > 10_000) {
    problems.push({ pointer: at, message: 'table text must be less than 10001 characters' });
  }
  if (textLength(ofType('data_table')) > 20_000) {
    problems.push({ pointer: at, message: 'data_table text must be less than 20001 characters' });
  }
  if (textLength(ofType('markdown')) > 12_000) {
    problems.push({ pointer: at, message: 'markdown text must be less than 12001 characters' });
  }
  return problems;
}

/** All characters a reader sees: every string under a `text` key, at any depth. */
export function textLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + textLength(item), 0);
  if (!isJson(value)) return 0;
  return Object.entries(value).reduce(
    (sum, [key, inner]) =>
      sum + (key === 'text' && typeof inner === 'string' ? inner.length : textLength(inner)),
    0,
  );
}
