/** Every table, those first that refer to others. */
export const TABLES = [
  'outbox',
  'timers',
  'messages',
  'events',
  'keys',
  'votes',
  'ratings',
  'decisions',
] as const;
