/** Every table, those first that refer to others. */
export const TABLES = [
  'home_states',
  'counts',
  'words',
  'outbox',
  'timers',
  'messages',
  'events',
  'votes',
  'ratings',
  'decisions',
] as const;
