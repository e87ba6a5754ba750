import { accountOn, type ConcernId } from '../../../domain/ids.js';
import { ACTIONS, isDeskAction } from '../../../presentation/action-ids.js';
import { pressFailed } from '../../../presentation/press-failed.js';
import { cannotAnswer, cannotOpen } from '../../../presentation/windows.js';
import { type BlockActions, concernIdText } from '../payloads.js';
import { ANSWER } from '../views/form-parts.js';
import { OVERFLOW } from '../views/notices.js';
import { type ListenerDeps, within } from './answering.js';
import { createButtonListener } from './button.js';
import { inTime } from './in-time.js';
import { openFormOrRefuse } from './open-report-form.js';

/** Whoever waits for words about a failure is told them without the route's own number rather than late. */
const PHONE_MS = 1_000;

/** Finds what was pressed. Unknown controls are acknowledged and change nothing. */
export function createPressListener(deps: ListenerDeps, grow: (press: BlockActions) => Promise<void>) {
  const { useCases } = deps;
  const button = createButtonListener(deps);
  async function failedWords(userId: string, concernId: ConcernId): Promise<readonly string[]> {
    const phone = async () => {
      const person = await useCases.personOf(accountOn('slack', userId));
      return person && useCases.phoneFor(person, concernId);
    };
    const known = await within(PHONE_MS, phone(), undefined).catch(() => undefined);
    return pressFailed(await useCases.organisation.current(), known);
  }

  return async (payload: BlockActions, ack: () => Promise<void>): Promise<void> => {
    const { actionId, value } = pressed(payload);
    const userId = payload.user.id;
    const to = { userId, responseUrl: payload.response_url };
    if (actionId.startsWith(ANSWER) || actionId === ACTIONS.moreDetail) {
      await ack();
      return grow(payload);
    }
    if (actionId === ACTIONS.openForm) {
      const work = openFormOrRefuse(deps, { userId, triggerId: payload.trigger_id, first: {} });
      return inTime(deps, { work, ack, to, words: async () => cannotOpen(await useCases.organisation.current()) });
    }
    const handler = button(actionId);
    if (handler && isDeskAction(actionId)) {
      const work = handler({ payload, item: value });
      return inTime(deps, { work, ack, to, words: async () => cannotAnswer(await useCases.organisation.current()) });
    }
    const [id, item] = value?.split(' ') ?? [];
    const concernId = concernIdText.safeParse(id);
    if (!handler || !concernId.success) return ack();
    const work = handler({ payload, concernId: concernId.data, item });
    await inTime(deps, { work, ack, to, words: () => failedWords(userId, concernId.data) });
  };
}

/** A button's value says what it is about; a menu names the action too: `<action> <value>`. */
function pressed({ actions }: BlockActions): { readonly actionId: string; readonly value: string | undefined } {
  const [action] = actions;
  const actionId = action?.action_id ?? '';
  // Several buttons of one action may stand in one window; what parts them follows the action's name.
  if (actionId !== OVERFLOW) return { actionId: actionId.split(' ')[0] ?? '', value: action?.value };
  const [chosen = '', ...value] = action?.selected_option?.value.split(' ') ?? [];
  return { actionId: chosen, value: value.join(' ') };
}
