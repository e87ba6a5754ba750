import { expect, test } from 'vitest';
import { detailsModal } from '../../../../../src/platforms/slack/views/windows.js';

const view = (sections: number) =>
  detailsModal({
    title: 'SG-7K3QM2',
    close: 'Close',
    headline: 'Received 14:05 today.',
    concernId: '3f1c9b52-6f0e-4d0a-9a53-1f1f6b0c7d11',
    buttons: [],
    turn: [],
    files: [],
    sections: Array.from({ length: sections }, (_, index) => ({ id: `${index}`, heading: 'Heading', text: 'Text' })),
  }).blocks;

test('a case that is longer than one window says that something is left out, and no other does', () => {
  const long = view(60);
  expect(long).toHaveLength(100);
  expect(JSON.stringify(long.at(-1))).toContain('the rest is left out here');
  const short = view(49);
  expect(short).toHaveLength(99);
  expect(JSON.stringify(short)).not.toContain('left out');
});
