/** Keys for a list whose items have no identity of their own and never move. */
export function numbered<T>(
  items: readonly T[],
): readonly { readonly key: string; readonly item: T }[] {
  return items.map((item, place) => ({ key: String(place), item }));
}
