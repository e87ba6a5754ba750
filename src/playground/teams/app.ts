import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import type { TeamsAppShown } from './contract.js';

/** The app as the tenant has installed it, but for its ids. */
export type TeamsApp = Pick<TeamsAppShown, 'name' | 'commands' | 'extensions'>;

const shape = z.object({
  name: z.object({ short: z.string() }),
  bots: z
    .array(
      z.object({
        commandLists: z
          .array(
            z.object({
              scopes: z.array(z.string()),
              commands: z.array(z.object({ title: z.string(), description: z.string() })),
            }),
          )
          .default([]),
      }),
    )
    .length(1),
  composeExtensions: z
    .array(
      z.object({
        commands: z.array(
          z.object({
            id: z.string(),
            title: z.string(),
            context: z.array(z.enum(['compose', 'commandBox', 'message'])),
          }),
        ),
      }),
    )
    .default([]),
});

/** Used by tests that bring a bot of their own, and where there is no manifest. */
export const plainApp: TeamsApp = {
  name: 'Safeguard',
  commands: [
    { title: 'safeguard', description: 'Raise a concern' },
    { title: 'help', description: 'How this works' },
    { title: 'duty', description: 'Who is on duty now' },
    { title: 'mine', description: 'The concerns that you raised' },
  ],
  extensions: [
    { id: 'raise_concern', title: 'Raise a concern', context: ['compose', 'commandBox'] },
    { id: 'raise_concern_about_message', title: 'Raise a concern about this', context: ['message'] },
  ],
};

/** The same place from src/playground/teams and from dist/playground/teams. */
const usualPath = fileURLToPath(new URL('../../../manifests/teams/manifest.yaml', import.meta.url));

/** The app's commands and message extension come from its manifest, as in a real tenant. */
export function readTeamsApp(path: string = usualPath): TeamsApp {
  if (!existsSync(path)) return plainApp;
  const { name, bots, composeExtensions } = shape.parse(parse(readFileSync(path, 'utf8')));
  const lists = bots.flatMap(({ commandLists }) => commandLists);
  return {
    name: name.short,
    commands: lists.flatMap(({ scopes, commands }) => (scopes.includes('personal') ? commands : [])),
    extensions: composeExtensions.flatMap(({ commands }) => commands),
  };
}
