import { expect, it } from 'vitest';
import { pagerAddress } from '../../../../src/platforms/pager/address.js';

it.each([
  [
    'PagerDuty takes its key in the body',
    'https://events.pagerduty.com/v2/enqueue?routing_key=0123456789abcdef0123456789abcdef',
    { url: 'https://events.pagerduty.com/v2/enqueue', routingKey: '0123456789abcdef0123456789abcdef' },
  ],
  [
    'Opsgenie takes its key in a header',
    'https://GenieKey:a%2Fkey@api.eu.opsgenie.com/v2/alerts',
    { url: 'https://api.eu.opsgenie.com/v2/alerts', authorization: 'GenieKey a/key' },
  ],
  [
    'a gateway takes a user and a password, which fetch refuses in an address',
    'https://user:pass@sms.example.org/send',
    { url: 'https://sms.example.org/send', authorization: 'Basic dXNlcjpwYXNz' },
  ],
  [
    'everything else stays',
    'https://sms.example.org/send?team=1&routing_key=k',
    { url: 'https://sms.example.org/send?team=1', routingKey: 'k' },
  ],
  ['and nothing is asked for', 'http://127.0.0.1:8080/page', { url: 'http://127.0.0.1:8080/page' }],
])('%s', (_name, configured, expected) => {
  expect(pagerAddress(configured)).toEqual(expected);
});
