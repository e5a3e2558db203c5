import { describe, expect, it } from 'vitest';
import type { Person, Snapshot } from '../protocol.ts';
import { spoken } from './text/spoken.ts';

const ben: Person = {
  id: 'U0BEN',
  name: 'ben',
  realName: 'Ben Okafor',
  displayName: '',
  isBot: false,
  guest: null,
  role: null,
  teamId: 'T0',
  timeZone: 'UTC',
  locale: 'en-US',
  isDeleted: false,
  teams: [],
};
const snapshot: Snapshot = {
  version: 1,
  team: { id: 'T0', name: 'Workspace', domain: 'workspace' },
  me: ben,
  people: [ben],
  app: {
    name: 'Probe',
    userId: 'U0APP',
    homeEnabled: false,
    messagesReadOnly: false,
    commands: [],
    shortcuts: [],
  },
  channels: [
    {
      id: 'C0GENERAL',
      name: 'general',
      kind: 'public',
      members: [],
      isArchived: false,
      isExtShared: false,
    },
  ],
  messages: {},
  modals: [],
  home: null,
};

describe('what a screen reader is told', () => {
  it.each([
    ['*Bold* and _plain_ `code`', 'Bold and plain code'],
    ['Q&amp;A: 1 &lt; 2', 'Q&A: 1 < 2'],
    ['<@U0BEN> in <#C0GENERAL>, not <#C0SECRET>', 'Ben Okafor in general, not private channel'],
    ['<https://x.test|the link> <!here>', 'the link @here'],
    ['<!date^nothing^{date}|soon>', 'soon'],
    ['&gt; quoted\nand on', 'quoted\nand on'],
  ])('of %j is %j', (text, words) => {
    expect(spoken(snapshot, text)).toBe(words);
  });
});
