import { type Attachment, CardFactory } from 'botbuilder';

/** One element or action of an Adaptive Card; the shapes are those of the card's own schema. */
export type CardPart = Readonly<Record<string, unknown>> & { readonly type: string };

export interface CardContent {
  readonly body: readonly CardPart[];
  readonly actions?: readonly CardPart[];
  /** What a screen reader or an old client says instead. */
  readonly fallbackText?: string;
  readonly refresh?: Readonly<Record<string, unknown>>;
}

/** The newest that Teams shows everywhere, and the oldest with Action.Execute that changes a card for everybody. */
const VERSION = '1.5';

export function cardOf({ body, actions = [], ...rest }: CardContent): Record<string, unknown> {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: VERSION,
    body,
    ...(actions.length > 0 && { actions }),
    ...rest,
  };
}

export function attachment(card: Record<string, unknown>): Attachment {
  return CardFactory.adaptiveCard(card);
}

interface Look {
  readonly weight?: 'bolder';
  readonly isSubtle?: boolean;
  readonly size?: 'small' | 'medium';
  readonly color?: 'attention';
  readonly spacing?: 'small';
}

/** Words that are shown as they are: no name and no narrative can format or link anything in a run of text. */
export function words(text: string, { spacing, ...look }: Look = {}): CardPart {
  return {
    type: 'RichTextBlock',
    spacing: spacing ?? 'medium',
    inlines: [{ type: 'TextRun', text: text || ' ', ...look }],
  };
}

export const strong = (text: string) => words(text, { weight: 'bolder' });

/** Opens a dialog. Where it stands in a chat its data comes back as an invoke. */
export function opensDialog(title: string, data: Readonly<Record<string, unknown>>): CardPart {
  return { type: 'Action.Submit', title, data: { msteams: { type: 'task/fetch' }, ...data } };
}
