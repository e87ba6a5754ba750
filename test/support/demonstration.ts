import { readFileSync } from 'node:fs';
import type { TestProduct } from './product.js';

/**
 * The demonstration organisation as it stands now, whatever the week: its duty person and deputy change every Monday.
 */
export async function whoIsWho({ slack }: Pick<TestProduct, 'slack'>) {
  const amara = slack.person('U01AMARA');
  const priya = slack.person('U01PRIYA');
  const sam = slack.person('U01SAM');
  await amara.command('/safeguard', 'duty');
  const said = JSON.stringify((await amara.screen()).ephemerals.at(-1));
  const priyaIsOn = said.includes('On duty now: Priya');
  return {
    amara,
    duty: priyaIsOn ? priya : sam,
    deputy: priyaIsOn ? sam : priya,
    dutyName: priyaIsOn ? 'Priya Shah' : 'Sam Whitlock',
    deputyName: priyaIsOn ? 'Sam Whitlock' : 'Priya Shah',
    lead: slack.person('U01LEILA'),
    manager: slack.person('U01FIONA'),
    tomasz: slack.person('U01TOMASZ'),
  };
}

/** The demonstration organisation in which nothing has a date: nobody is reminded of anything, whatever the day of the test. */
export const WITHOUT_DATES = readFileSync(
  new URL('../../src/playground/demonstration-organisation.yaml', import.meta.url),
  'utf8',
).replaceAll(/^(?:dbs|training):\n(?: .*\n)*/gm, '');

/** The demonstration organisation as a file in which these people, and nobody else, say where they would rather be told. */
export async function demonstrationToldIn(platform: string, ...ids: readonly string[]): Promise<string> {
  return WITHOUT_DATES.replaceAll(', prefers: teams', '').replaceAll(
    /- \{ id: (\w+), (?=name: .* email:)/g,
    (entry, id: string) => (ids.includes(id) ? `${entry}prefers: ${platform}, ` : entry),
  );
}

export const demonstrationToldInTeams = (...ids: readonly string[]) => demonstrationToldIn('teams', ...ids);
