import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { COMMAND, SHORTCUT } from '../src/slack/kit/ids.ts';

const manifest = z
  .object({
    display_information: z.object({
      name: z.string().max(35),
      description: z.string().max(140),
      long_description: z.string().min(175).max(4000),
    }),
    features: z.object({
      slash_commands: z.array(z.object({ command: z.string(), should_escape: z.boolean() })),
      shortcuts: z.array(
        z.object({
          name: z.string().max(24),
          type: z.enum(['message', 'global']),
          callback_id: z.string().max(255),
          description: z.string().max(150),
        }),
      ),
      app_home: z.object({ home_tab_enabled: z.boolean(), messages_tab_enabled: z.boolean() }),
    }),
    oauth_config: z.object({
      scopes: z.object({ bot: z.array(z.string()), bot_optional: z.array(z.string()) }),
    }),
    settings: z.object({
      event_subscriptions: z.object({ bot_events: z.array(z.string()) }),
      interactivity: z.object({ is_enabled: z.boolean() }),
      socket_mode_enabled: z.boolean(),
    }),
  })
  .parse(parse(readFileSync(new URL('../manifest.yml', import.meta.url), 'utf8')));

describe('the manifest', () => {
  it('declares the command that the bot listens to', () => {
    expect(manifest.features.slash_commands.map(({ command }) => command)).toEqual([COMMAND]);
  });

  it('declares the shortcuts that the bot listens to', () => {
    const declared = manifest.features.shortcuts.map((shortcut) => [
      shortcut.type,
      shortcut.callback_id,
    ]);
    expect(declared.toSorted()).toEqual([
      ['global', SHORTCUT.newAssessment],
      ['message', SHORTCUT.rateMessage],
    ]);
  });

  it('asks for no scope that the README does not explain', () => {
    const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
    for (const scope of manifest.oauth_config.scopes.bot) expect(readme).toContain(`\`${scope}\``);
  });

  it('requires five scopes and offers the rest', () => {
    const { bot, bot_optional } = manifest.oauth_config.scopes;
    expect(bot.filter((scope) => !bot_optional.includes(scope))).toEqual([
      'commands',
      'chat:write',
      'users:read',
      'channels:read',
      'groups:read',
    ]);
    expect(bot).toEqual(expect.arrayContaining(bot_optional));
  });

  it('lets the bot hear of who comes and goes, clicks and visits, and write to people directly', () => {
    expect(manifest.settings.event_subscriptions.bot_events).toEqual([
      'app_home_opened',
      'app_uninstalled',
      'member_joined_channel',
      'member_left_channel',
      'channel_left',
      'channel_id_changed',
      'group_left',
    ]);
    expect(manifest.settings.interactivity.is_enabled).toBe(true);
    expect(manifest.features.app_home.home_tab_enabled).toBe(true);
    expect(manifest.features.app_home.messages_tab_enabled).toBe(true);
    expect(manifest.settings.socket_mode_enabled).toBe(true);
  });
});
