import { type Activity, MessageFactory } from 'botbuilder';
import type { Organisation } from '../../../domain/organisation.js';
import type { Person } from '../../../domain/person.js';
import { type ActionId, opensWindow, SHOW_PAGE } from '../../../presentation/action-ids.js';
import { helpInChat, offerLines, privatelyPlease, staysInChat, typedHere } from '../../../presentation/chat-words.js';
import { isPage, type PageName } from '../../../presentation/desk/names.js';
import { dutyLines, mineLines } from '../../../presentation/home.js';
import { pressFailed } from '../../../presentation/press-failed.js';
import { welcomeLines } from '../../../presentation/welcome.js';
import { cannotAnswer, cannotOpen, guestPageRefusal, guestRefusal } from '../../../presentation/windows.js';
import { pressData } from '../activity.js';
import { attachment, cardOf, opensDialog, strong, words } from '../cards/elements.js';
import { offerCard } from '../cards/offer.js';
import { type ChatCommand, commandIn } from '../commands.js';
import { failure } from '../errors.js';
import { personOf, type Turn } from '../turn.js';
import type { HandlerDeps } from './deps.js';

export type Reply = Partial<Activity>;

const BEGIN = 'Type safeguard here, or use the button below.';

/** Somebody asks in their own chat with the bot. */
interface Asked {
  readonly person: Person;
  readonly organisation: Organisation;
}

/** What the bot says to what is typed or submitted in a chat. Never a word of what was typed. */
export function createMessages({ useCases, presses, log }: HandlerDeps) {
  async function answer(turn: Turn): Promise<Reply> {
    const organisation = await useCases.organisation.current();
    if (!turn.personal) return privately(organisation, turn);
    if (turn.account === undefined) return letter(cannotAnswer(organisation));
    const identified = await useCases.identify(turn.account);
    if (identified.kind === 'not-a-member') {
      const asked = commandIn(turn.text);
      if (isPage(asked)) return letter(guestPageRefusal(organisation));
      const typed = asked === undefined ? typedHere() : [];
      return letter([...guestRefusal(organisation), ...typed]);
    }
    if (identified.kind === 'unavailable') return letter(cannotOpen(organisation));
    const command = commandIn(turn.text);
    if (command === undefined) return offer(staysInChat(organisation));
    return answers[command]({ person: identified.person, organisation });
  }

  const answers: { readonly [Command in ChatCommand]: (asked: Asked) => Promise<Reply> } = {
    safeguard: async ({ organisation }) => offer(offerLines(organisation)),
    help: async ({ organisation }) => offer(helpInChat(organisation)),
    duty: async ({ organisation }) =>
      letter(dutyLines(await useCases.whoIsOnDuty(), organisation, useCases.clock.now())),
    mine: async ({ person, organisation }) => letter(mineLines(await useCases.ownConcerns(person), organisation)),
    cases: async () => pageOffer('cases'),
    actions: async () => pageOffer('actions'),
    rota: async () => pageOffer('rota'),
    workforce: async () => pageOffer('workforce'),
    drill: async () => pageOffer('drill'),
    setup: async () => pageOffer('setup'),
    policy: async () => pageOffer('policy'),
  };

  /** A button of a client that knows no Action.Execute: the card changes through delivery, and only trouble is said. */
  async function press(turn: Turn, value: unknown): Promise<Reply | undefined> {
    const parsed = pressData.safeParse(value);
    if (!parsed.success || !turn.personal) return undefined;
    const { action, concernId, item } = parsed.data;
    const press = opensWindow(action as ActionId) ? undefined : presses.find(action);
    if (press === undefined) return undefined;
    const { account } = turn;
    const shown = await press(await personOf(useCases, turn), { concernId, item, account, where: 'message' });
    return shown.kind === 'window' ? letter(shown.window.lines) : undefined;
  }

  return {
    typed: (turn: Turn): Promise<Reply> =>
      answer(turn).catch(async (error: unknown) => {
        log.error(failure(error), 'a message could not be answered');
        const organisation = await useCases.organisation.current();
        return letter(asksOnly(turn) ? cannotAnswer(organisation) : cannotOpen(organisation));
      }),
    submitted: (turn: Turn, value: unknown): Promise<Reply | undefined> =>
      press(turn, value).catch(async (error: unknown) => {
        log.error(failure(error), 'a press could not be answered');
        return letter(pressFailed(await useCases.organisation.current()));
      }),
    /** Once, when somebody has the app for the first time. */
    welcome: async (): Promise<Reply> =>
      offer(welcomeLines(await useCases.organisation.current(), await useCases.whoIsOnDuty(), BEGIN)),
  };
}

/** Whoever only asks something was not sending anything; nobody else may think that they were heard. */
function asksOnly({ text }: Turn): boolean {
  const command = commandIn(text);
  return command === 'duty' || command === 'mine';
}

function letter(lines: readonly string[]): Reply {
  const [first = '', ...rest] = lines;
  return withCard(cardOf({ body: [strong(first), ...rest.map((line) => words(line))], fallbackText: first }), first);
}

/** In a group chat or a channel: the way to the bot's own chat, whatever was written. */
function privately(organisation: Organisation, { bot }: Turn): Reply {
  const [first = '', ...rest] = privatelyPlease(organisation);
  const open = {
    type: 'Action.OpenUrl',
    title: 'Open my chat',
    url: `https://teams.microsoft.com/l/chat/0/0?users=${bot}`,
  };
  const body = [strong(first), ...rest.map((line) => words(line))];
  return withCard(cardOf({ body, actions: [open], fallbackText: first }), first);
}

/** A button that opens a page: the page itself is made when it is looked at, and stays in no chat. */
function pageOffer(page: WordedPage): Reply {
  const [line = '', label = ''] = PAGE_WORDS[page];
  const open = opensDialog(label, { action: SHOW_PAGE, item: page });
  return withCard(cardOf({ body: [strong(line)], actions: [open], fallbackText: line }), line);
}

/** A page that a word of the menu opens. */
type WordedPage = Extract<ChatCommand, PageName>;

const PAGE_WORDS: Record<WordedPage, readonly [string, string]> = {
  cases: ['The concerns that are open for you.', 'Show open concerns'],
  actions: ['The actions that are open for you.', 'Show open actions'],
  rota: ['Who is on duty, and when.', 'Show the rota'],
  workforce: ['Your checks and training, or those that you see to.', 'Show checks'],
  drill: ['Practice drills, for safeguarding leads and managers.', 'Show drills'],
  setup: ['How Safeguard is set up, for safeguarding leads, managers and administrators.', 'Show the set-up'],
  policy: ['Our policies, and what you are to read and accept.', 'Show policies'],
};

function offer(lines: readonly string[]): Reply {
  return withCard(offerCard(lines), lines[0] ?? '');
}

function withCard(card: Record<string, unknown>, summary: string): Reply {
  return { ...MessageFactory.attachment(attachment(card)), summary };
}
