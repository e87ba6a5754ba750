import type { FirstAnswers } from '../../../application/use-cases.js';
import { type Account, accountOn } from '../../../domain/ids.js';
import { reportForm } from '../../../presentation/report-form.js';
import { guestRefusal } from '../../../presentation/windows.js';
import { LABELS } from '../../../presentation/wording.js';
import { reportFormModal } from '../views/report-form.js';
import { type ListenerDeps, openWindow } from './answering.js';

interface Request {
  readonly userId: string;
  readonly triggerId: string;
  readonly first: FirstAnswers;
}

export type FormOpened =
  | { readonly kind: 'opened' }
  /** Privately to be told to somebody who may not report here. */
  | { readonly kind: 'refused'; readonly lines: readonly string[] };

/**
 * Opens the reporter's form for whoever may report.
 * @throws StorageError, DirectoryUnavailable and Slack's own errors: the caller says that it could not be opened.
 */
export async function openReportForm({ useCases, client }: ListenerDeps, request: Request): Promise<FormOpened> {
  const account: Account = accountOn('slack', request.userId);
  const identified = await useCases.identify(account);
  if (identified.kind === 'not-a-member') {
    return { kind: 'refused', lines: guestRefusal(await useCases.organisation.current()) };
  }
  if (identified.kind === 'unavailable') throw new Error('nobody could say who this is');
  // A repeated request has the same trigger, and so the same draft.
  const [draft, setting] = await Promise.all([
    useCases.drafts.open(identified.person, account, request.triggerId, request.first),
    useCases.previewRoute(request.first, identified.person),
  ]);
  const view = reportFormModal(reportForm(request.first, setting), draft.id);
  await client.views.open({ trigger_id: request.triggerId, view });
  return { kind: 'opened' };
}

/** For shortcuts and buttons, which have no private answer of their own: a refusal is a window. */
export async function openFormOrRefuse(deps: ListenerDeps, request: Request): Promise<void> {
  const opened = await openReportForm(deps, request);
  if (opened.kind === 'opened') return;
  await openWindow(deps.client, request.triggerId, { title: LABELS.raise, close: LABELS.close, lines: opened.lines });
}
