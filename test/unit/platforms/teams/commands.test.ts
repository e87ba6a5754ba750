import { describe, expect, it } from 'vitest';
import { type ChatCommand, commandIn } from '../../../../src/platforms/teams/commands.js';
import { SUBCOMMANDS } from '../../../../src/presentation/action-ids.js';

describe('what is typed to the bot', () => {
  it.each<readonly [string, ChatCommand]>([
    ...SUBCOMMANDS.map((word) => [word, word] as const),
    ['/safeguard', 'safeguard'],
    ['Safeguard.', 'safeguard'],
    ['  SAFEGUARD  ', 'safeguard'],
    ['report', 'safeguard'],
    ['Raise  a concern!', 'safeguard'],
    ['/safeguard duty', 'duty'],
    ['safeguard mine', 'mine'],
    ['/duty', 'duty'],
    ['Hello!', 'help'],
    ['', 'help'],
  ])('"%s" is the command "%s"', (text, command) => {
    expect(commandIn(text)).toBe(command);
  });

  it.each(['My neighbour hits his son', 'safeguard my son', 'duty of care', 'report him', 'constructor', '__proto__'])(
    '"%s" is none',
    (text) => {
      expect(commandIn(text)).toBeUndefined();
    },
  );

  it('is none where it is as long as a message may be, and that is seen at once', () => {
    // Nobody waits for minutes: the test would run out of time.
    expect(commandIn(`${'!'.repeat(200_000)}x`)).toBeUndefined();
    expect(commandIn(`duty${' '.repeat(200_000)}`)).toBeUndefined();
  });
});
