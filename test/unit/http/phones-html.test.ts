import { expect, it } from 'vitest';
import { saysWithPhones } from '../../../src/http/anonymous/phones-html.js';

const say = saysWithPhones({
  phones: { emergency: '999', duty: '+44 (0)20 7946-0100', alternate: '+44 (0)20 7946-01' },
  externalContact: { name: 'The <hub>', phone: '020 7946 0400' },
});

it.each([
  ['call 999 now.', 'call <a href="tel:999">999</a> now.'],
  ['Ring +44 (0)20 7946-0100.', 'Ring <a href="tel:+442079460100">+44 (0)20 7946-0100</a>.'],
  ['Ring +44 (0)20 7946-01 & wait', 'Ring <a href="tel:+4420794601">+44 (0)20 7946-01</a> &amp; wait'],
  ['The <hub>: 020 7946 0400', 'The &lt;hub&gt;: <a href="tel:02079460400">020 7946 0400</a>'],
  ['NHS 111 now', 'NHS <a href="tel:111">111</a> now'],
  ['room 111', 'room 111'],
  // Within something else it is no number to ring.
  ['SG-999ABC, 1999 and +999', 'SG-999ABC, 1999 and +999'],
  ['', ''],
])('"%s"', (words, html) => {
  expect(say(words)).toBe(html);
});
