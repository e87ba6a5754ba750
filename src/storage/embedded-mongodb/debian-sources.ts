/** One file of apt's sources: `sources.list`, or one in `sources.list.d`. */
export interface SourcesFile {
  readonly name: string;
  readonly text: string;
}

interface Source {
  readonly types: readonly string[];
  readonly uris: readonly string[];
  readonly suites: readonly string[];
  readonly components: readonly string[];
  /** Paths of keyrings; none when apt would accept any key that the system trusts. */
  readonly signedBy: readonly string[];
}

const DEBIAN_KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';
/** The package debian-archive-keyring puts its keys under these names. */
const DEBIAN_KEYRINGS =
  /^\/(usr\/share\/keyrings|etc\/apt\/trusted\.gpg\.d)\/debian-archive-[a-z0-9-]+\.(gpg|pgp|asc)$/;

/** On Debian 12 "oldstable" and "stable" can only mean this release or the next one. */
const DEBIAN_12_SUITE = /^(?:bookworm|oldstable|stable)(?=$|-updates$|-security$)/;

function words(text: string | undefined): string[] {
  return text?.split(/\s+/).filter((word) => word !== '') ?? [];
}

function parseLine(line: string): Source[] {
  const match = /^(deb(?:-src)?)\s+(?:\[([^\]]*)\]\s+)?(\S+)\s+(\S+)\s*(.*)$/.exec(line.replace(/#.*/, '').trim());
  if (!match) return [];
  const [, type, options, uri, suite, components] = match;
  const signedBy = words(options).find((option) => option.toLowerCase().startsWith('signed-by='));
  return [
    {
      types: words(type),
      uris: words(uri),
      suites: words(suite),
      components: words(components),
      signedBy: signedBy?.slice('signed-by='.length).split(',') ?? [],
    },
  ];
}

function parseStanza(stanza: string): Source[] {
  const fields = new Map<string, string>();
  let current = '';
  for (const line of stanza.split('\n').filter((text) => !text.startsWith('#'))) {
    const field = /^([A-Za-z-]+):(.*)$/.exec(line);
    if (field) current = field[1]?.toLowerCase() ?? '';
    fields.set(current, `${fields.get(current) ?? ''} ${field ? field[2] : line}`);
  }
  if (['no', 'false', 'off', '0', 'without', 'disable'].includes(fields.get('enabled')?.trim().toLowerCase() ?? ''))
    return [];
  return [
    {
      types: words(fields.get('types')),
      uris: words(fields.get('uris')),
      suites: words(fields.get('suites')),
      components: words(fields.get('components')),
      signedBy: words(fields.get('signed-by')),
    },
  ];
}

function parse({ name, text }: SourcesFile): Source[] {
  if (name.endsWith('.list')) return text.split('\n').flatMap(parseLine);
  if (name.endsWith('.sources')) return text.split(/\n[ \t]*\n/).flatMap(parseStanza);
  return []; // apt reads no other name
}

/**
 * The sources of Debian 13, in deb822 format, that correspond to the sources of a Debian 12 system: the same mirrors with the
 * suite's name exchanged. Sources signed by anyone but Debian are left out. Options are not kept, `trusted=yes` above all,
 * and a source that names no keyring is bound to Debian's: what apt accepts through the result, Debian has signed.
 * An empty string means that the system has no source of Debian's.
 */
export function toDebian13Sources(files: readonly SourcesFile[]): string {
  const stanzas = files.flatMap(parse).flatMap((source) => {
    const uris = source.uris.filter((uri) => !uri.startsWith('cdrom:'));
    const suites = source.suites
      .filter((suite) => DEBIAN_12_SUITE.test(suite))
      .map((suite) => suite.replace(DEBIAN_12_SUITE, 'trixie'));
    const isDebian =
      source.types.includes('deb') &&
      source.components.includes('main') &&
      source.signedBy.every((keyring) => DEBIAN_KEYRINGS.test(keyring));
    if (!isDebian || uris.length === 0 || suites.length === 0) return [];
    return [
      [
        'Types: deb',
        `URIs: ${uris.join(' ')}`,
        `Suites: ${suites.join(' ')}`,
        'Components: main',
        'Architectures: amd64',
        'Targets: Packages',
        `Signed-By: ${source.signedBy.length > 0 ? source.signedBy.join(' ') : DEBIAN_KEYRING}`,
        '',
      ].join('\n'),
    ];
  });
  return [...new Set(stanzas)].join('\n');
}
