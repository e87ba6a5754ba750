import type { Answered } from '../../web-api/meet-fault.js';

/** An error in the Bot Connector's shape. */
export function connectorError(status: number, code: string, message: string): Answered {
  return { status, response: { error: { code, message } } };
}

export const notFound = connectorError(404, 'ConversationNotFound', 'Conversation not found.');
export const noSuchActivity = connectorError(404, 'ActivityNotFoundInConversation', 'Activity not found.');
export const notInstalled = connectorError(
  403,
  'BotNotInConversationRoster',
  'The bot is not part of the conversation roster.',
);
export const notInstalledForPerson = connectorError(
  403,
  'ForbiddenOperationException',
  "Bot is not installed in user's personal scope",
);
export const blocked = connectorError(403, 'MessageWritesBlocked', 'User blocked the conversation with the bot.');
export const badArgument = (message: string) => connectorError(400, 'BadArgument', message);
export const badSyntax = (message: string) => connectorError(400, 'BadSyntax', message);
export const tooBig = connectorError(413, 'MessageSizeTooBig', 'Message size too large.');
