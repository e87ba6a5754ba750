import type { TaskModuleTaskInfo } from 'botbuilder';
import type { DetailsView } from '../../../presentation/concern-details.js';
import type { MessageWindow } from '../../../presentation/windows.js';
import { attachment, type CardPart, cardOf, strong, words } from './elements.js';

/** A dialog. Only a dialog may hold details: it is gone when it is closed. */
export type Dialog = TaskModuleTaskInfo;

function dialog(title: string, card: Record<string, unknown>): Dialog {
  return { title, width: 'medium', height: 'large', card: attachment(card) };
}

interface WindowButton {
  readonly action: string;
  readonly label: string;
  readonly style?: 'primary' | 'plain' | undefined;
}

function buttonIn(concernId: string, { action, label, style }: WindowButton): CardPart {
  return {
    type: 'Action.Submit',
    title: label,
    data: { action, concernId },
    ...(style === 'primary' && { style: 'positive' }),
  };
}

/** A window that says something; its first line stands out. */
export function messageDialog({ title, lines, button }: MessageWindow): Dialog {
  const [first = '', ...rest] = lines;
  return dialog(
    title,
    cardOf({
      body: [strong(first), ...rest.map((line) => words(line))],
      actions: button ? [buttonIn(button.concernId, { ...button, style: 'primary' })] : [],
    }),
  );
}

export function detailsDialog({ title, headline, concernId, sections, buttons }: DetailsView): Dialog {
  return dialog(
    title,
    cardOf({
      body: [strong(headline), ...sections.flatMap(({ heading, text }) => [strong(heading), words(text)])],
      actions: buttons.map((button) => buttonIn(concernId, button)),
    }),
  );
}

export { dialog };
