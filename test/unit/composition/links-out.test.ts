import { expect, it } from 'vitest';
import { linksOut } from '../../../src/composition/links-out.js';
import { readConfig } from '../../../src/config.js';

const SLACK = { SLACK_SIGNING_SECRET: 'a-signing-secret', SLACK_BOT_TOKEN: 'xoxb-a-token' };
const linkWith = (environment: Readonly<Record<string, string>>) =>
  linksOut(readConfig(environment), 4_321, '/download/')?.('T');

it('lead to the address that people have of the product', () => {
  expect(linkWith({ ...SLACK, PUBLIC_URL: 'https://safeguard.example.org' })).toBe(
    'https://safeguard.example.org/download/T',
  );
  expect(linkWith({ ...SLACK, PUBLIC_URL: 'https://example.org/safeguard/' })).toBe(
    'https://example.org/safeguard/download/T',
  );
});

it('lead to this machine where the product serves nobody else', () => {
  expect(linkWith({})).toBe('http://127.0.0.1:4321/download/T');
  expect(linkWith({ TEAMS_ALLOW_LOCAL_EMULATOR: 'true' })).toBe('http://127.0.0.1:4321/download/T');
});

it('are not made where nobody could follow them, or where anybody on the way could', () => {
  expect(linkWith(SLACK)).toBeUndefined();
  expect(linkWith({ ...SLACK, PUBLIC_URL: 'http://safeguard.example.org' })).toBeUndefined();
});
