import type { HomeView } from '@slack/types';
import { z } from 'zod';
import { type Cursor, cursorSchema } from '../../src/domain/portfolio.ts';
import { ACTION } from '../../src/slack/kit/ids.ts';
import type { CompanyDecision } from './company.ts';
import { linkTo } from './delivered.ts';

/** The links to threads in something that is shown, in their order. */
export const linksIn = (shown: unknown): readonly string[] =>
  JSON.stringify(shown).match(/https:\/\/workspace\.slack\.com\/archives\/\w+\/\w+/g) ?? [];

const links = new WeakMap<CompanyDecision, string>();

function linkOf(lived: CompanyDecision): string {
  const link = links.get(lived) ?? linkTo(lived.simulated);
  links.set(lived, link);
  return link;
}

/** The links to these; those without a thread have none. */
export const linksOf = (all: readonly CompanyDecision[]): readonly string[] =>
  all.filter(({ refusal }) => refusal === null).map(linkOf);

/** The table of decisions on Home. */
export const tableOf = (view: HomeView | undefined) =>
  view?.blocks.find(({ type }) => type === 'data_table') ?? null;

const older = z.object({ action_id: z.literal(ACTION.homeOlder), value: z.string() });

/** Where the way to older ones leads; null when there are none. */
export function olderIn(view: HomeView | undefined): Cursor | null {
  const buttons = (view?.blocks ?? []).flatMap((block): readonly unknown[] =>
    'elements' in block ? [block.elements].flat() : [],
  );
  const [button] = buttons.flatMap((element) => older.safeParse(element).data ?? []);
  return button === undefined ? null : cursorSchema.parse(JSON.parse(button.value));
}
