import { describe, expect, it } from 'vitest';
import { createMayCall } from '../../../../src/platforms/teams/service-urls.js';

describe('the hosts that are called', () => {
  const mayCall = createMayCall(false);

  it.each([
    'https://smba.trafficmanager.net/emea/',
    'https://smba.trafficmanager.net/uk/7d3c5a10-4b1e-4c62-9a57-0c1f6e2b8a01/',
    'https://SMBA.trafficmanager.net/teams/',
    'https://smba.infra.gcc.teams.microsoft.com/gcc/',
  ])('are those of the Bot Connector: %s', (url) => {
    expect(mayCall(url)).toBe(true);
  });

  it.each([
    'http://smba.trafficmanager.net/emea/',
    'https://smba.trafficmanager.net:8443/emea/',
    'https://smba.trafficmanager.net.evil.example/',
    'https://evil-smba.trafficmanager.net/',
    'https://other.trafficmanager.net/',
    'https://smba.trafficmanager.net@evil.example/',
    'https://someone:secret@smba.trafficmanager.net/',
    'https://evil.example/?smba.trafficmanager.net',
    'https://evil.example\\@smba.trafficmanager.net/',
    'https://smba.trafficmanager.net./emea/',
    'https://smba。trafficmanager。net.evil.example/',
    'https://127.0.0.1/',
    'https://169.254.169.254/latest/meta-data/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    '//smba.trafficmanager.net/emea/',
    '',
  ])('are no others: %s', (url) => {
    expect(mayCall(url)).toBe(false);
  });
});

describe('with the local emulator', () => {
  const mayCall = createMayCall(true);

  it.each(['http://127.0.0.1:56150/', 'http://localhost:56150/_connector', 'http://[::1]:56150/'])(
    'this machine is called: %s',
    (url) => {
      expect(mayCall(url)).toBe(true);
    },
  );

  it.each([
    'https://smba.trafficmanager.net/emea/',
    'http://0.0.0.0:56150/',
    'http://127.0.0.2:56150/',
    'http://10.0.0.1/',
    'http://a:b@127.0.0.1/',
    'http://localhost.evil.example/',
    'ftp://127.0.0.1/',
  ])('nobody else is: %s', (url) => {
    expect(mayCall(url)).toBe(false);
  });
});
