/** Every table, those first that refer to others. */
export const TABLES = [
  'deletions',
  'errands',
  'digests',
  'settings_changes',
  'settings',
  'home_states',
  'counts',
  'words',
  'outbox',
  'timers',
  'messages',
  'events',
  'keys',
  'votes',
  'ratings',
  'decisions',
] as const;
