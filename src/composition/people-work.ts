import type { Logger } from 'pino';
import type { PlatformStanding } from '../application/delivery/platform-standing.js';
import { createEachMinute } from '../application/each-minute.js';
import type { FindAccounts } from '../application/people/account-on.js';
import { createCheckDirectories } from '../application/people/check-directories.js';
import { createCheckPerson } from '../application/people/check-person.js';
import { createIsInactive } from '../application/people/is-inactive.js';
import type { LeaverFacts } from '../application/people/leaver-facts.js';
import { createLeaverLetters } from '../application/people/leaver-letters.js';
import { createLookAtPerson } from '../application/people/look-at-person.js';
import { createNobodyReachable } from '../application/people/nobody-reachable.js';
import { createPassOnLeavers } from '../application/people/pass-on-leavers.js';
import { createPutBack } from '../application/people/put-back.js';
import { createReachLetters } from '../application/people/reach-letters.js';
import { createReachOf } from '../application/people/reach-of.js';
import { createTellOfHeldBack } from '../application/people/tell-of-held-back.js';
import { createTellOfLeavers } from '../application/people/tell-of-leavers.js';
import { createWatchDuty } from '../application/people/watch-duty.js';
import type { Clock } from '../application/ports.js';
import type { CurrentChain } from '../application/rota/current-chain.js';
import { asItemId } from '../domain/ids.js';
import type { OnFault } from '../fault.js';
import type { ChatPlatform } from './chat-platform.js';
import { random, type Stores } from './open-stores.js';

interface Options extends Stores {
  readonly platforms: readonly ChatPlatform[];
  readonly currentChain: CurrentChain;
  readonly findAccounts: FindAccounts;
  readonly isOut: PlatformStanding['isOut'];
  readonly leaverFacts: LeaverFacts;
  /** What time does with changes of roles, and with imports that broke off. */
  readonly followChanges: readonly (() => Promise<void>)[];
  readonly clock: Clock;
  readonly log: Logger;
  readonly onFault: OnFault;
}

/** Who is still here, and who can be reached: what time asks about people, and the letters about it. */
export function buildPeopleWork({ platforms, log, ...deps }: Options) {
  const directories = platforms.map(({ delivery }) => delivery.directory);
  const common = { ...deps, directories, platforms, newId: () => asItemId(random.token()) };
  const reachOf = createReachOf(common);
  const lookAtPerson = createLookAtPerson(common);
  const checkPerson = createCheckPerson({ ...common, lookAtPerson });
  const tellOfLeavers = createTellOfLeavers(common);
  const tellOfHeldBack = createTellOfHeldBack(common);
  const onPeopleFault = (error: unknown) => deps.onFault(error, 'people');
  const passOnLeavers = createPassOnLeavers({ ...common, onFault: onPeopleFault });
  const settle = async () => {
    await passOnLeavers();
    await tellOfLeavers();
  };
  const checkDirectories = createCheckDirectories({ ...common, checkPerson, onChange: settle });
  const watchDuty = createWatchDuty({ ...common, checkPerson, reachOf });
  const nobodyReachable = createNobodyReachable({ ...common, reachOf });
  const sayIfNobody = async () => {
    if (await nobodyReachable()) log.error('a concern that came now would reach nobody');
  };
  const sayIfHeldBack = async () => {
    const people = await deps.looks.heldBack();
    if (people > 0)
      log.error({ people }, 'people whose accounts seem to be gone stay, for they are too many or the last');
  };
  return {
    isInactive: createIsInactive(common),
    writers: { ...createReachLetters(common), ...createLeaverLetters(common) },
    putBack: createPutBack({ ...common, tellOfLeavers }),
    nobodyReachable,
    followPeople: createEachMinute({
      eachMinute: [
        ...deps.followChanges,
        watchDuty,
        passOnLeavers,
        tellOfLeavers,
        tellOfHeldBack,
        sayIfNobody,
        sayIfHeldBack,
      ],
      always: [checkDirectories],
      clock: deps.clock,
      onFault: onPeopleFault,
    }),
  };
}
