import type { Logger } from 'pino';
import type { UseCases } from '../../../application/use-cases.js';
import type { Presses } from '../../../presentation/presses.js';
import type { ReportFlow } from '../../../presentation/report-flow.js';

/** What every handler works with. */
export interface HandlerDeps {
  readonly useCases: UseCases;
  readonly flow: ReportFlow;
  readonly presses: Presses;
  readonly log: Logger;
}
