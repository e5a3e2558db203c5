import { readFileSync } from 'node:fs';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';

/** The parts of a Slack app manifest (schema v2) that decide how a workspace treats the app. */
const manifestSchema = z.object({
  display_information: z.object({ name: z.string().min(1).max(35) }),
  features: z
    .object({
      app_home: z
        .object({
          home_tab_enabled: z.boolean().default(false),
          messages_tab_enabled: z.boolean().default(true),
          messages_tab_read_only_enabled: z.boolean().default(false),
        })
        .prefault({}),
      bot_user: z.object({ display_name: z.string().min(1).max(80) }).optional(),
      slash_commands: z
        .array(
          z.object({
            command: z.string().regex(/^\/[^\s/]{1,31}$/),
            description: z.string().max(2000),
            usage_hint: z.string().max(1000).default(''),
            should_escape: z.boolean().default(false),
          }),
        )
        .max(50)
        .default([]),
      shortcuts: z
        .array(
          z.object({
            name: z.string().min(1).max(24),
            type: z.enum(['message', 'global']),
            callback_id: z.string().min(1).max(255),
            description: z.string().max(150),
          }),
        )
        .max(10)
        .default([]),
    })
    .prefault({}),
  oauth_config: z
    .object({
      scopes: z
        .object({
          bot: z.array(z.string()).default([]),
          bot_optional: z.array(z.string()).default([]),
        })
        .prefault({}),
    })
    .prefault({}),
  settings: z
    .object({
      event_subscriptions: z.object({ bot_events: z.array(z.string()).default([]) }).prefault({}),
      interactivity: z.object({ is_enabled: z.boolean() }).default({ is_enabled: false }),
      socket_mode_enabled: z.boolean().default(false),
    })
    .prefault({}),
});

export type Manifest = z.output<typeof manifestSchema>;

/** Reads a manifest from a YAML or JSON file, or takes it parsed; throws when it breaks the schema. */
export function readManifest(source: unknown): Manifest {
  const parsed = typeof source === 'string' ? parseYaml(readFileSync(source, 'utf8')) : source;
  const manifest = manifestSchema.parse(parsed);
  const { bot, bot_optional: optional } = manifest.oauth_config.scopes;
  const unlisted = optional.filter((scope) => !bot.includes(scope));
  if (unlisted.length > 0) {
    throw new Error(`manifest: bot_optional scopes must also stand in scopes.bot: ${unlisted}`);
  }
  return manifest;
}
