/**
 * Every control that the product offers, on every platform. Closed: a rendering that uses another id, or a
 * handler for one that nobody offers, does not compile.
 */
export const ACTIONS = {
  acknowledge: 'concern.acknowledge',
  decline: 'concern.decline',
  read: 'concern.read',
  confirmExternalCall: 'concern.confirm-external-call',
  openForm: 'report.open',
  moreDetail: 'report.more-detail',
} as const;

export type ActionId = (typeof ACTIONS)[keyof typeof ACTIONS];

/** Windows that can be sent. */
export const REPORT_FORM = 'report.form';
/** Windows that are only read. */
export const CONCERN_DETAILS = 'concern.details';
export const MESSAGE_WINDOW = 'message.window';

/** Entry points beside the command; the manifests name the same. */
export const SHORTCUTS = { raise: 'raise_concern', raiseAboutMessage: 'raise_concern_about_message' } as const;

/** Exact words after the command; any other text opens the form with the text in it. */
export const SUBCOMMANDS = [
  'help',
  'duty',
  'mine',
  'rota',
  'cases',
  'actions',
  'workforce',
  'policy',
  'setup',
  'drill',
] as const;
