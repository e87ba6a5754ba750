import { describe, expect, it } from 'vitest';
import { toDebian13Sources } from '../../../../src/storage/embedded-mongodb/debian-sources.js';

const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';

function stanza(uris: string, suites: string, signedBy = KEYRING): string {
  return `Types: deb
URIs: ${uris}
Suites: ${suites}
Components: main
Architectures: amd64
Targets: Packages
Signed-By: ${signedBy}
`;
}

const MAIN = stanza('http://mirror.example/debian', 'trixie trixie-updates');

describe('the sources of Debian 13, from those of a Debian 12 system', () => {
  it.each<[string, string, string]>([
    [
      'both stanzas of a fresh installation, comments and all',
      `# Debian
Types: deb deb-src
# a comment between fields
URIs: http://mirror.example/debian
Suites: bookworm bookworm-updates
Components: main contrib non-free-firmware
Signed-By: ${KEYRING}

Types: deb
URIs: http://mirror.example/debian-security
Suites: bookworm-security
Components: main
Signed-By: ${KEYRING}
`,
      `${MAIN}\n${stanza('http://mirror.example/debian-security', 'trixie-security')}`,
    ],
    [
      'fields in any case and over several lines',
      `types: deb\nuris:\n http://mirror.example/debian\nsuites: bookworm\n bookworm-updates\ncomponents: main\nsigned-by: ${KEYRING}`,
      MAIN,
    ],
    [
      'a list of mirrors',
      `Types: deb\nURIs: mirror+file:///etc/apt/mirrors/debian.list\nSuites: bookworm\nComponents: main`,
      stanza('mirror+file:///etc/apt/mirrors/debian.list', 'trixie'),
    ],
    [
      'the suite by its role, without backports',
      'Types: deb\nURIs: http://mirror.example/debian\nSuites: oldstable stable-updates bookworm-backports\nComponents: main',
      stanza('http://mirror.example/debian', 'trixie trixie-updates'),
    ],
    [
      'a source told to skip signatures, which are checked all the same',
      'Types: deb\nURIs: http://mirror.example/debian\nSuites: bookworm bookworm-updates\nComponents: main\nTrusted: yes',
      MAIN,
    ],
    [
      'another of the keyrings that Debian ships',
      'Types: deb\nURIs: http://mirror.example/debian\nSuites: bookworm\nComponents: main\nSigned-By: /usr/share/keyrings/debian-archive-bookworm-stable.gpg',
      stanza('http://mirror.example/debian', 'trixie', '/usr/share/keyrings/debian-archive-bookworm-stable.gpg'),
    ],
  ])('keep %s (deb822)', (_, text, expected) => {
    expect(toDebian13Sources([{ name: 'debian.sources', text }])).toBe(expected);
  });

  it.each<[string, string]>([
    [
      'that is switched off',
      `Enabled: no\nTypes: deb\nURIs: http://m.example/debian\nSuites: bookworm\nComponents: main`,
    ],
    ['of source packages', 'Types: deb-src\nURIs: http://m.example/debian\nSuites: bookworm\nComponents: main'],
    ['of another suite', 'Types: deb\nURIs: http://m.example/apt\nSuites: bookworm-pgdg\nComponents: main'],
    ["without Debian's component", 'Types: deb\nURIs: http://m.example/linux\nSuites: bookworm\nComponents: stable'],
    [
      'with a keyring of somebody else',
      'Types: deb\nURIs: http://m.example/debian\nSuites: bookworm\nComponents: main\nSigned-By: /etc/apt/keyrings/vendor.gpg',
    ],
    [
      "with a keyring that only looks like Debian's",
      'Types: deb\nURIs: http://m.example/debian\nSuites: bookworm\nComponents: main\nSigned-By: /etc/apt/keyrings/debian-archive-keyring.gpg',
    ],
    [
      "with Debian's keyring and one more",
      `Types: deb\nURIs: http://m.example/debian\nSuites: bookworm\nComponents: main\nSigned-By: ${KEYRING} /etc/apt/keyrings/vendor.gpg`,
    ],
    [
      'with a key written into it',
      'Types: deb\nURIs: http://m.example/debian\nSuites: bookworm\nComponents: main\nSigned-By:\n -----BEGIN PGP PUBLIC KEY BLOCK-----\n .\n mDMEY865UxYJKwYBBAHaRw8BAQdAd7Z0srwuhlB6JKFkcf4HU4SSS/xcRfwEQWzr\n -----END PGP PUBLIC KEY BLOCK-----',
    ],
  ])('leave out one %s (deb822)', (_, text) => {
    expect(toDebian13Sources([{ name: 'x.sources', text }])).toBe('');
  });

  it.each<[string, string, string]>([
    [
      'a plain line',
      'deb http://mirror.example/debian bookworm main contrib',
      stanza('http://mirror.example/debian', 'trixie'),
    ],
    [
      'a keyring and other options',
      `deb [arch=amd64 signed-by=${KEYRING}] http://mirror.example/debian bookworm-updates main # updates`,
      stanza('http://mirror.example/debian', 'trixie-updates'),
    ],
    [
      'a line told to skip signatures, which are checked all the same',
      'deb [trusted=yes] http://mirror.example/debian bookworm main',
      stanza('http://mirror.example/debian', 'trixie'),
    ],
    [
      "the one line that is Debian's",
      [
        '# deb http://commented.example/debian bookworm main',
        'deb cdrom:[Debian GNU/Linux 12.0.0 _Bookworm_ - Official amd64]/ bookworm main',
        'deb-src http://mirror.example/debian bookworm main',
        'deb [signed-by=/etc/apt/keyrings/vendor.asc] http://vendor.example/linux/debian bookworm main',
        'deb http://vendor.example/debian bookworm stable',
        'deb http://mirror.example/debian bookworm main',
        '',
      ].join('\n'),
      stanza('http://mirror.example/debian', 'trixie'),
    ],
  ])('keep %s (one line each)', (_, text, expected) => {
    expect(toDebian13Sources([{ name: 'sources.list', text }])).toBe(expected);
  });

  it('come from every file that apt reads, each once', () => {
    const line = 'deb http://mirror.example/debian bookworm main\n';
    const files = [
      { name: '/etc/apt/sources.list', text: line },
      { name: '/etc/apt/sources.list.d/again.list', text: line },
      { name: '/etc/apt/sources.list.d/old.list.disabled', text: 'deb http://off.example/debian bookworm main\n' },
    ];
    expect(toDebian13Sources(files)).toBe(stanza('http://mirror.example/debian', 'trixie'));
  });
});
