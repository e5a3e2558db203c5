import { lint } from 'markdownlint/sync';

/** What markdownlint objects to, by its default rules; MADR's own configuration drops MD013 too. */
export function complaints(markdown: string): readonly string[] {
  const { record = [] } = lint({
    strings: { record: markdown },
    config: { default: true, MD013: false },
  });
  return record.map(
    ({ lineNumber, ruleNames, errorDetail, errorContext }) =>
      `${lineNumber} ${ruleNames.join('/')} ${errorDetail ?? ''} ${errorContext ?? ''}`,
  );
}
