/**
 * Who may import whom (ARCHITECTURE.md, "The import rule"). `npm run boundaries` runs these rules on src, and makes sure
 * that each of them refuses the tree in test/fixtures/boundaries that is named after it.
 */

/** Whatever a layer may import of src; everything else in src is refused. */
const LAYERS = {
  domain: [],
  application: ['domain'],
  presentation: ['application', 'domain'],
  storage: ['application', 'domain'],
  scheduler: ['application', 'domain'],
  http: ['presentation', 'application', 'domain'],
  documents: ['presentation', 'application', 'domain'],
  platforms: ['presentation', 'application', 'domain'],
};

/** @param {string} layer */
function layerRule(layer) {
  /** @type {string[]} */
  const below = LAYERS[/** @type {keyof typeof LAYERS} */ (layer)];
  const allowed = [layer, ...below].join('|');
  return {
    name: `${layer}-imports`,
    comment: `src/${layer} may import ${below.length > 0 ? below.join(' and ') : 'nothing else in src'}.`,
    severity: 'error',
    from: { path: `^src/${layer}/` },
    to: { path: '^src/', pathNot: `^src/(${allowed})/` },
  };
}

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...Object.keys(LAYERS).map(layerRule),
    {
      name: 'domain-packages',
      comment:
        'The domain is pure: luxon for calendars, node:crypto for hashes, any-ascii, double-metaphone and fastest-levenshtein for names that are nearly the same.',
      severity: 'error',
      from: { path: '^src/domain/' },
      to: {
        pathNot: [
          '^src/',
          '(^|/)node_modules/(@types/)?luxon/',
          '(^|/)node_modules/any-ascii/',
          '(^|/)node_modules/double-metaphone/',
          '(^|/)node_modules/fastest-levenshtein/',
          '^(node:)?crypto$',
        ],
      },
    },
    {
      name: 'platforms-apart',
      comment: 'Slack, Teams, the pager, e-mail and the heartbeat know nothing of each other.',
      severity: 'error',
      from: { path: '^src/platforms/([^/]+)/' },
      to: { path: '^src/platforms/', pathNot: '^src/platforms/$1/' },
    },
    {
      name: 'tab-imports',
      comment: 'The tab runs in a browser: of the product it knows the contract alone.',
      severity: 'error',
      from: { path: '^src/tab/' },
      to: { path: '^src/', pathNot: ['^src/tab/', '^src/http/tab-contract(-registers|-files|-rota|-work)?[.]ts$'] },
    },
    {
      name: 'playground-imports',
      comment: 'The playground knows the product by what goes over HTTP.',
      severity: 'error',
      from: { path: '^src/playground/' },
      to: { path: '^src/', pathNot: '^src/playground/' },
    },
    {
      name: 'cli-imports',
      comment:
        'The command line is given what it works with by compose.ts; it has its own words and those of presentation.',
      severity: 'error',
      from: { path: '^src/cli/' },
      to: {
        path: '^src/',
        pathNot: ['^src/(cli|presentation|application|domain)/', '^src/(compose|config|start-failure)[.]ts$'],
      },
    },
    {
      name: 'compose-importers',
      comment: 'What is wired stands in one place; main.ts, the CLI and tests start it.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/main[.]ts$', '^src/cli/'] },
      to: { path: '^src/compose[.]ts$' },
    },
    {
      name: 'composition-importers',
      comment: 'The parts of the wiring belong to compose.ts, which says in which order they come.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/compose[.]ts$', '^src/composition/'] },
      to: { path: '^src/composition/' },
    },
    {
      name: 'slack-sdk-stays-at-home',
      comment: "A platform's libraries stay in its folder, so that their successor replaces that folder alone.",
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/platforms/slack/' },
      to: { path: '(^|/)node_modules/@slack/' },
    },
    {
      name: 'teams-sdk-stays-at-home',
      comment: "As Slack's does. Microsoft has ended support for it, so that a successor is sure to come.",
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/platforms/teams/' },
      to: { path: '(^|/)node_modules/(botbuilder|botframework-)' },
    },
    {
      name: 'mail-stays-at-home',
      comment: 'What writes e-mails stands in one folder, and what takes them in tests alone.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/platforms/email/' },
      to: { path: '(^|/)node_modules/(@types/)?(nodemailer|smtp-server)/' },
    },
    {
      name: 'pages-stay-at-home',
      comment: 'What makes pages stands in one folder: everything else knows documents, and not how they are drawn.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/documents/' },
      to: { path: '(^|/)node_modules/(@types/)?(pdfkit|fontkit|dejavu-fonts-ttf|csv-stringify|csv-parse|file-type)/' },
    },
    {
      name: 'no-tests-in-src',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|infra)/' },
    },
    {
      name: 'no-circular',
      comment: 'Types count as well: what needs each other belongs together.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolvable',
      comment: 'A rule can only judge an import that was found.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
