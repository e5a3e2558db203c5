import { stringify } from 'yaml';
import type { DecisionRecord } from '../record/schema.ts';
import { calledOf, dayOf } from './context.ts';
import { oneLine } from './text.ts';

/** MADR's own words for how far a decision is. */
function statusOf({ status, supersededBy }: DecisionRecord): string {
  switch (status) {
    case 'rating':
    case 'open':
      return 'proposed';
    case 'decided':
      return 'accepted';
    case 'withdrawn':
      return 'withdrawn';
    case 'superseded':
      return supersededBy === null ? 'superseded' : `superseded by ${supersededBy.id}`;
  }
}

/** MADR's metadata as a YAML header. Every value is quoted, so none means anything else in YAML. */
export function frontMatter(record: DecisionRecord): string {
  const { deciders, consulted, informed } = record.people;
  const names = (of: typeof deciders) => of.map(calledOf);
  const channels = informed.map(({ id, name }) => oneLine(name === null ? id : `#${name}`));
  const yaml = stringify(
    {
      status: oneLine(statusOf(record)),
      date: dayOf(record.history.at(-1)?.at ?? record.dates.opened),
      'decision-makers': names(deciders),
      consulted: names(consulted),
      informed: channels,
    },
    { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN', lineWidth: 0 },
  );
  return `---\n${yaml}---\n`;
}
