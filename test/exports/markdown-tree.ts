import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

type Tree = ReturnType<typeof fromMarkdown>;
export type Node = Tree | Tree['children'][number];

/** Markdown as GitHub reads it, without the YAML header. */
export function parse(markdown: string): Tree {
  const body = markdown.replace(/^---\n[\s\S]*?\n---\n/, '');
  return fromMarkdown(body, {
    extensions: [gfm()],
    mdastExtensions: [gfmFromMarkdown()],
  });
}

const childrenOf = (node: Node): readonly Node[] => ('children' in node ? node.children : []);

/** The text that a reader sees. */
export function textOf(node: Node): string {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value;
  if (node.type === 'break') return '\n';
  return childrenOf(node).map(textOf).join('');
}

/** Every node of a type, in the order of the document. */
export function all<T extends Node['type']>(
  node: Node,
  type: T,
): readonly Extract<Node, { type: T }>[] {
  const isOne = (one: Node): one is Extract<Node, { type: T }> => one.type === type;
  return [...(isOne(node) ? [node] : []), ...childrenOf(node).flatMap((child) => all(child, type))];
}

export const headingsIn = (tree: Tree): readonly string[] =>
  all(tree, 'heading').map((node) => `${'#'.repeat(node.depth)} ${textOf(node)}`);

export const headingsOf = (markdown: string): readonly string[] => headingsIn(parse(markdown));

/** What a document is made of, whatever its words are: text, code and line ends count for nothing. */
export function shapeOf(node: Node): string {
  if (['text', 'inlineCode', 'break'].includes(node.type)) return '';
  const inside = childrenOf(node).map(shapeOf).join('');
  return `<${node.type}${'url' in node ? ` ${node.url}` : ''}>${inside}</${node.type}>`;
}
