import { createPracticeFor } from '../application/concerns/practice-for.js';
import { createAdvanceDrill } from '../application/drills/advance-drill.js';
import { createDrillEndedLetter } from '../application/drills/drill-letters.js';
import { createRaisePractice } from '../application/drills/raise-practice.js';
import { createStartDrill, createStopDrill } from '../application/drills/run-drill.js';
import { createSeeDrills } from '../application/drills/see-drills.js';
import { createWatchDrill } from '../application/drills/watch-drill.js';
import type { Clock } from '../application/ports.js';
import type { CurrentChain } from '../application/rota/current-chain.js';
import { random, type Stores } from './open-stores.js';

interface Options extends Stores {
  readonly currentChain: CurrentChain;
  readonly clock: Clock;
}

/** Practice: what starts a drill, what carries it on, and what shows how it goes. */
export function buildDrillWork(options: Options) {
  const common = { ...options, watchDrill: createWatchDrill(options) };
  const raisePractice = createRaisePractice({ ...common, random });
  const advanceDrill = createAdvanceDrill({ ...common, raisePractice });
  return {
    advanceDrill,
    useCases: {
      startDrill: createStartDrill({ ...common, advanceDrill }),
      stopDrill: createStopDrill({ ...common, advanceDrill }),
      seeDrills: createSeeDrills(common),
      practiceFor: createPracticeFor(common),
    },
    writers: { 'drill-ended': createDrillEndedLetter(common) },
  };
}
