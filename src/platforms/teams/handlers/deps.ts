import type { Logger } from 'pino';
import type { UseCases } from '../../../application/use-cases.js';
import type { CaseFlow } from '../../../presentation/case/case-flow.js';
import type { ShowList } from '../../../presentation/case/show-list.js';
import type { FindPress } from '../../../presentation/concern-presses.js';
import type { ReportFlow } from '../../../presentation/report-flow.js';

/** What every handler works with. */
export interface HandlerDeps {
  readonly useCases: UseCases;
  readonly flow: ReportFlow;
  readonly caseFlow: CaseFlow;
  readonly findPress: FindPress;
  readonly showList: ShowList;
  readonly log: Logger;
}
