import type { AckFn, RespondArguments } from '@slack/bolt';
import type { z } from 'zod';
import { accountOn } from '../../../domain/ids.js';
import { SUBCOMMANDS } from '../../../presentation/action-ids.js';
import { isPage } from '../../../presentation/desk/names.js';
import { dutyLines, helpLines, mineLines } from '../../../presentation/home.js';
import { cannotAnswer, cannotOpen, guestPageRefusal, guestRefusal } from '../../../presentation/windows.js';
import { typedWithCommand } from '../form-state.js';
import type { commandPayload } from '../payloads.js';
import { escaped } from '../views/blocks.js';
import { failure, type ListenerDeps, within } from './answering.js';
import { openReportForm } from './open-report-form.js';
import { modalOf } from './show.js';

type Command = z.infer<typeof commandPayload>;
type Word = (typeof SUBCOMMANDS)[number];

/** Before Slack gives up on us, so that a failure is told in words rather than as a time-out. */
const PATIENCE_MS = 2_500;

/** One of the exact words; any other text belongs to a concern. */
export function wordIn(text: string): Word | undefined {
  return SUBCOMMANDS.find((known) => known === text.trim().toLowerCase());
}

/** `/safeguard`: opens the form, or answers one of the exact words. The answer is seen by the person alone. */
export function createCommandListener(deps: ListenerDeps) {
  const { useCases, log } = deps;

  async function answer(command: Command, word: Word | undefined): Promise<readonly string[]> {
    if (word === undefined) {
      const first = typedWithCommand(command.text);
      const opened = await openReportForm(deps, { userId: command.user_id, triggerId: command.trigger_id, first });
      return opened.kind === 'refused' ? opened.lines : [];
    }
    const organisation = await useCases.organisation.current();
    const identified = await useCases.identify(accountOn('slack', command.user_id));
    if (identified.kind !== 'member') return (isPage(word) ? guestPageRefusal : guestRefusal)(organisation);
    switch (word) {
      case 'duty':
        return dutyLines(await useCases.whoIsOnDuty(), organisation, useCases.clock.now());
      case 'mine':
        return mineLines(await useCases.ownConcerns(identified.person), organisation);
      case 'cases':
      case 'actions':
      case 'rota':
      case 'drill':
      case 'setup':
      case 'policy':
      case 'workforce': {
        const view = modalOf(await deps.presses.page(identified.person, word));
        if (view) await deps.client.views.open({ trigger_id: command.trigger_id, view });
        return [];
      }
      default:
        return helpLines(organisation, command.command);
    }
  }

  return async (command: Command, ack: AckFn<string | RespondArguments>): Promise<void> => {
    const word = wordIn(command.text);
    const work = answer(command, word).catch((error: unknown) => {
      log.error(failure(error), 'a command could not be answered');
      return undefined;
    });
    const failed = word === undefined ? cannotOpen : cannotAnswer;
    const lines = (await within(PATIENCE_MS, work, undefined)) ?? failed(await useCases.organisation.current());
    if (lines.length === 0) return ack();
    await ack({ response_type: 'ephemeral', text: lines.map(escaped).join('\n') });
  };
}
