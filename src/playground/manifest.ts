import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';

const shape = z.object({
  features: z.object({
    slash_commands: z
      .array(z.object({ command: z.string(), description: z.string(), usage_hint: z.string().optional() }))
      .default([]),
    shortcuts: z
      .array(
        z.object({
          name: z.string().max(24),
          type: z.enum(['global', 'message']),
          callback_id: z.string(),
          description: z.string(),
        }),
      )
      .default([]),
  }),
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
  settings: z.object({
    event_subscriptions: z.object({ bot_events: z.array(z.string()).default([]) }).default({ bot_events: [] }),
  }),
});

export type Manifest = z.infer<typeof shape>;

/** Used while the project has no manifest, and by tests that bring an app of their own. */
export const plainManifest: Manifest = {
  features: {
    slash_commands: [
      { command: '/safeguard', description: 'Raise a safeguarding concern', usage_hint: '[what happened]' },
    ],
    shortcuts: [
      { name: 'Raise a concern', type: 'global', callback_id: 'raise_concern', description: 'Tell the person on duty' },
      {
        name: 'Raise concern about this',
        type: 'message',
        callback_id: 'raise_concern_about_message',
        description: 'Tell the person on duty about this message',
      },
    ],
  },
  oauth_config: { scopes: { bot: ['commands', 'chat:write', 'im:write', 'users:read', 'users:read.email'] } },
  settings: { event_subscriptions: { bot_events: ['app_home_opened'] } },
};

/** The same place from src/playground and from dist/playground. */
const usualPath = (name: string) => fileURLToPath(new URL(`../../manifests/slack/${name}`, import.meta.url));
const usualPaths = { http: usualPath('manifest.yaml'), 'socket-mode': usualPath('manifest-socket-mode.yaml') };

/** The app as the workspace has installed it: its commands, shortcuts, scopes and events come from its manifest. */
export function readManifest(way: keyof typeof usualPaths, path: string = usualPaths[way]): Manifest {
  return existsSync(path) ? shape.parse(parse(readFileSync(path, 'utf8'))) : plainManifest;
}
