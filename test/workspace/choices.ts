import type { PlacedElement } from './elements.ts';
import { chosen, ticked } from './inputs.ts';
import { placeNamed } from './places.ts';
import type { InputValue, Person } from './protocol.ts';
import type { World } from './world.ts';

/** One option, date or moment (null takes it back), or exactly these of several. */
export type Choice = string | number | null | readonly string[];

/** The value after somebody chose; people and conversations may be given by name. */
export function valueChosen(
  world: World,
  person: Person,
  placed: PlacedElement,
  choice: Choice,
): InputValue {
  const named = (name: string): string => placeNamed(world, person, placed.element, name);
  if (choice === null || typeof choice === 'number') return chosen(placed, choice);
  if (typeof choice === 'string') return chosen(placed, named(choice));
  return ticked(placed, choice.map(named));
}
