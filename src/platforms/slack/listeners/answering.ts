import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import type { UseCases } from '../../../application/use-cases.js';
import type { Presses } from '../../../presentation/presses.js';
import type { ReportFlow } from '../../../presentation/report-flow.js';
import type { MessageWindow } from '../../../presentation/windows.js';
import { slackErrorCode } from '../errors.js';
import { messageModal } from '../views/windows.js';

/** What every listener works with. */
export interface ListenerDeps {
  readonly useCases: UseCases;
  readonly flow: ReportFlow;
  readonly presses: Presses;
  /** For calls that somebody is waiting for: gives up before Slack does. */
  readonly client: WebClient;
  readonly log: Logger;
}

/** Resolves with `late` when the work takes longer; the work itself goes on. */
export async function within<Result, Late>(ms: number, work: Promise<Result>, late: Late): Promise<Result | Late> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<Late>((resolve) => {
    timer = setTimeout(resolve, ms, late);
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

/** Opens a small window, privately. @throws whatever Slack says no with. */
export async function openWindow(client: WebClient, triggerId: string, window: MessageWindow): Promise<void> {
  await client.views.open({ trigger_id: triggerId, view: messageModal(window) });
}

/** What is safe to log of a failure: a class and a code, never a message, which may repeat what somebody typed. */
export function failure(error: unknown): { readonly error: string; readonly code: string } {
  const name = error instanceof Error ? error.name : typeof error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : slackErrorCode(error);
  return { error: name, code };
}
