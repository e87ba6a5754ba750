import type { LetterWriters } from '../application/delivery/letter-post.js';
import type { PlatformStanding } from '../application/delivery/platform-standing.js';
import type { Clock } from '../application/ports.js';
import type { CurrentChain } from '../application/rota/current-chain.js';
import { createGatherSetupFacts, type Installed } from '../application/setup/gather-setup-facts.js';
import { createConfirmKey, createTakeBackKey } from '../application/setup/keep-key.js';
import { createLiveness } from '../application/setup/liveness.js';
import { createSeeSetup } from '../application/setup/see-setup.js';
import { createAnswerTestCard, createSendTestCards, createTestCardLetter } from '../application/setup/test-cards.js';
import { asItemId } from '../domain/ids.js';
import type { ChatPlatform } from './chat-platform.js';
import { random, type Stores } from './open-stores.js';

interface Options extends Stores {
  readonly platforms: readonly ChatPlatform[];
  readonly currentChain: CurrentChain;
  readonly isOut: PlatformStanding['isOut'];
  readonly installed: Installed;
  readonly clock: Clock;
}

/** The checklist of the set-up in chat, and whether the form says that it is not live. */
export function buildSetupWork(options: Options) {
  const gatherSetupFacts = createGatherSetupFacts(options);
  const liveness = createLiveness(gatherSetupFacts);
  const common = {
    ...options,
    gatherSetupFacts,
    newId: () => asItemId(random.token()),
    onChanged: liveness.renew,
  };
  return {
    liveness,
    writers: { 'test-card': createTestCardLetter(common) } satisfies Partial<LetterWriters>,
    useCases: {
      seeSetup: createSeeSetup(common),
      confirmKey: createConfirmKey(common),
      takeBackKey: createTakeBackKey(common),
      sendTestCards: createSendTestCards(common),
      answerTestCard: createAnswerTestCard(common),
    },
  };
}
