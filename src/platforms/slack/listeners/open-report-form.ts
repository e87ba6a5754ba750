import type { FirstAnswers } from '../../../application/use-cases.js';
import { accountOn } from '../../../domain/ids.js';
import type { Opened } from '../../../presentation/report-flow.js';
import { LABELS } from '../../../presentation/wording.js';
import { reportFormModal } from '../views/report-form.js';
import { type ListenerDeps, openWindow } from './answering.js';

interface Request {
  readonly userId: string;
  readonly triggerId: string;
  readonly first: FirstAnswers;
}

/**
 * Opens the reporter's form for whoever may report. A repeated request has the same trigger, and so the same draft.
 * @throws StorageError, DirectoryUnavailable and Slack's own errors: the caller says that it could not be opened.
 */
export async function openReportForm({ flow, client }: ListenerDeps, request: Request): Promise<Opened> {
  const opened = await flow.open(accountOn('slack', request.userId), request.triggerId, request.first);
  if (opened.kind === 'opened') {
    const view = reportFormModal(opened.form, opened.draftId);
    await client.views.open({ trigger_id: request.triggerId, view });
  }
  return opened;
}

/** For shortcuts and buttons, which have no private answer of their own: a refusal is a window. */
export async function openFormOrRefuse(deps: ListenerDeps, request: Request): Promise<void> {
  const opened = await openReportForm(deps, request);
  if (opened.kind === 'opened') return;
  await openWindow(deps.client, request.triggerId, { title: LABELS.raise, close: LABELS.close, lines: opened.lines });
}
