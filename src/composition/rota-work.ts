import type { PlatformStanding } from '../application/delivery/platform-standing.js';
import type { FindAccounts } from '../application/people/account-on.js';
import { createUnreachablePeople } from '../application/people/unreachable-people.js';
import type { Clock } from '../application/ports.js';
import { createAcceptDuty } from '../application/rota/accept-duty.js';
import type { CurrentChain } from '../application/rota/current-chain.js';
import { createDutyLetters } from '../application/rota/duty-letters.js';
import { createFollowDuty } from '../application/rota/follow-duty.js';
import { createRotaLetters } from '../application/rota/rota-letters.js';
import { createShowRota } from '../application/rota/show-rota.js';
import { createWhoIsOnDuty } from '../application/rota/who-is-on-duty.js';
import { createWorkOfDuty } from '../application/rota/work-of-duty.js';
import { createWorkOnRota } from '../application/rota/work-on-rota.js';
import type { OnFault } from '../fault.js';
import type { ChatPlatform } from './chat-platform.js';
import { random, type Stores } from './open-stores.js';

interface Options extends Stores {
  readonly platforms: readonly ChatPlatform[];
  readonly currentChain: CurrentChain;
  readonly isOut: PlatformStanding['isOut'];
  readonly clock: Clock;
  readonly onFault: OnFault;
}

/** From our own records alone. */
const asKnown: FindAccounts = async (person) => ({ person, unanswered: [] });

/** Who is on duty and when, what goes with it, and whom messages do not reach. */
export function buildRotaWork(options: Options) {
  const { organisation, onFault } = options;
  const workOfDuty = createWorkOfDuty(options);
  const duty = createFollowDuty({ ...options, random, onFault: (error) => onFault(error, 'duty') });
  const unreachable = (findAccounts: FindAccounts) => createUnreachablePeople({ ...options, findAccounts });
  const onChanged = async () => {
    await organisation.renew();
    await duty.follow();
  };
  return {
    duty,
    unreachable,
    /** For figures that are read often. */
    unreachableAsKnown: unreachable(asKnown),
    writers: { ...createRotaLetters(options), ...createDutyLetters({ ...options, workOfDuty }) },
    useCases: {
      whoIsOnDuty: createWhoIsOnDuty(options),
      showRota: createShowRota({ ...options, unreachablePeople: unreachable(asKnown) }),
      workOnRota: createWorkOnRota({ ...options, random, onChanged }),
      acceptDuty: createAcceptDuty({ ...options, workOfDuty }),
    },
  };
}
