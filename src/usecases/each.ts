/** Does it with each, also after one that fails; then throws what failed first. */
export async function withEach<T>(
  all: readonly T[],
  work: (one: T) => Promise<void>,
  isStopped: () => boolean = () => false,
): Promise<void> {
  const errors: unknown[] = [];
  for (const one of all) {
    if (isStopped()) break;
    try {
      await work(one);
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length > 0) throw errors[0];
}
