import type { Logger } from 'pino';
import { createAcknowledgeConcern } from '../application/concerns/acknowledge-concern.js';
import { createAddEvidence } from '../application/concerns/add-evidence.js';
import { createReadCaseItem } from '../application/concerns/case-item.js';
import { createChaseDue } from '../application/concerns/chase-due.js';
import { createClearFiles } from '../application/concerns/clear-files.js';
import { createClearKeys } from '../application/concerns/clear-keys.js';
import { createConfirmExternalCall } from '../application/concerns/confirm-external-call.js';
import { createDeclineConcern } from '../application/concerns/decline-concern.js';
import { createDraftFiles } from '../application/concerns/draft-files.js';
import { createEscalateDue } from '../application/concerns/escalate-due.js';
import { createOpenWork } from '../application/concerns/open-work.js';
import { createOwnConcerns } from '../application/concerns/own-concerns.js';
import { createPhoneFor } from '../application/concerns/phone-for.js';
import { createPreviewRoute } from '../application/concerns/preview-route.js';
import { createRaiseConcern } from '../application/concerns/raise-concern.js';
import { createReadConcern } from '../application/concerns/read-concern.js';
import { createWorkOnConcern } from '../application/concerns/work-on-concern.js';
import { createCardNow } from '../application/delivery/card-now.js';
import { createConcernPost } from '../application/delivery/concern-post.js';
import { createCourier } from '../application/delivery/courier.js';
import type { Waker } from '../application/delivery/delivery-ports.js';
import { createGatherFacts } from '../application/delivery/gather-facts.js';
import { createLetterPost } from '../application/delivery/letter-post.js';
import { createPlatformStanding, type PlatformStanding } from '../application/delivery/platform-standing.js';
import { createRenewHome } from '../application/delivery/renew-home.js';
import { createSendToPerson } from '../application/delivery/send-to-person.js';
import { createFindAccounts } from '../application/people/account-on.js';
import { createIdentifyPerson } from '../application/people/identify-person.js';
import { createLeaverFacts } from '../application/people/leaver-facts.js';
import { createLookUpPicked, createRecallPicked } from '../application/people/people-picked.js';
import { createPeopleToPick } from '../application/people/people-to-pick.js';
import type { Clock } from '../application/ports.js';
import { createCurrentChain } from '../application/rota/current-chain.js';
import type { Installed } from '../application/setup/gather-setup-facts.js';
import type { UseCases } from '../application/use-cases.js';
import { fileTypeOf } from '../documents/file-type.js';
import { asFormToken } from '../domain/ids.js';
import type { Person } from '../domain/person.js';
import type { OnFault } from '../fault.js';
import type { Metrics } from '../http/metrics.js';
import { oneAtATime } from '../scheduler/one-at-a-time.js';
import type { ChatPlatform } from './chat-platform.js';
import { createDelivering } from './delivering.js';
import { buildDownloadWork } from './download-work.js';
import { buildDrillWork } from './drill-work.js';
import { random, type Stores } from './open-stores.js';
import { buildPeopleWork } from './people-work.js';
import { buildReminderWork } from './reminder-work.js';
import { buildRoleWork } from './role-work.js';
import { buildRotaWork } from './rota-work.js';
import { buildSetupWork } from './setup-work.js';
import { buildTabWork } from './tab-work.js';

interface Options {
  readonly stores: Stores;
  readonly platforms: readonly ChatPlatform[];
  /** Ways to call somebody outside chat; there may be none. */
  readonly wakers: readonly Waker[];
  readonly clock: Clock;
  readonly metrics: Pick<Metrics, 'countDelivery' | 'countFallback'>;
  readonly log: Logger;
  readonly whenQuiet: UseCases['whenQuiet'];
  /** Where a download link leads; undefined where the product has no address that people could follow. */
  readonly linkTo?: ((token: string) => string) | undefined;
  /** Where a link leads that opens the pages. */
  readonly linkToTab?: ((token: string) => string) | undefined;
  /** What the settings say of the set-up. */
  readonly installed: Installed;
  readonly onFault: OnFault;
}

/** Whatever messages and directories say of our app counts. */
function heeded(
  platform: ChatPlatform,
  { heedMessenger, heedDirectory }: Pick<PlatformStanding, 'heedMessenger' | 'heedDirectory'>,
): ChatPlatform {
  const { delivery } = platform;
  return {
    ...platform,
    delivery: {
      ...delivery,
      messenger: heedMessenger(delivery.messenger),
      directory: heedDirectory(delivery.directory),
    },
  };
}

/** All that there is to keep of somebody whom their platform reaches without an address. */
const MET = { met: true };

/** What platforms ask of the product, and what time asks: both on the same stores. */
export function buildUseCases(options: Options) {
  const { stores, wakers, clock, metrics, log, whenQuiet, linkTo, linkToTab, installed, onFault } = options;
  const { isOut, ...standing } = createPlatformStanding({ clock });
  const platforms = options.platforms.map((platform) => heeded(platform, standing));
  const { people, organisation, drafts, deliveries, addresses } = stores;
  const directories = platforms.map(({ directory }) => directory);
  const messengers = platforms.map(({ delivery }) => delivery.messenger);
  const common = { ...stores, currentChain: createCurrentChain({ people }), clock, isOut };
  const ownConcerns = createOwnConcerns(common);
  const rota = buildRotaWork({ ...common, platforms, onFault });
  const gatherFacts = createGatherFacts(common);
  const renewHomes = platforms.flatMap(({ delivery: { home } }) =>
    home ? [createRenewHome({ home, ownConcerns, onFault: (error) => onFault(error, 'home') })] : [],
  );
  const findAccounts = createFindAccounts({
    people,
    directories: platforms.map(({ delivery }) => delivery.directory),
  });
  const renewHome = (person: Person) => {
    for (const renew of renewHomes) renew(person);
  };
  const onDeliveryFault = (error: unknown) => onFault(error, 'delivery');
  const leaverFacts = createLeaverFacts(common);
  const roleWork = buildRoleWork({ ...common, leaverFacts });
  const peopleWork = buildPeopleWork({
    ...common,
    platforms,
    findAccounts,
    leaverFacts,
    log,
    onFault,
    followChanges: roleWork.follow,
  });
  const identify = createIdentifyPerson({ people, directories });
  const { access, openTab } = buildTabWork({ ...common, identify, linkToTab });
  const setup = buildSetupWork({ ...common, platforms, installed });
  const drillWork = buildDrillWork(common);
  const reminders = buildReminderWork({ ...common, linkTo, onFault });
  const courier = createCourier({
    deliveries,
    posts: {
      concerns: createConcernPost({ ...common, findAccounts, gatherFacts, renewHome }),
      letters: createLetterPost({
        ...common,
        findAccounts,
        writers: {
          ...rota.writers,
          ...peopleWork.writers,
          ...roleWork.writers,
          ...drillWork.writers,
          ...setup.writers,
          ...reminders.writers,
        },
      }),
    },
    messengers,
    wakers,
    sendToPerson: createSendToPerson({ messengers, addresses, isInactive: peopleWork.isInactive, isOut }),
    looks: stores.looks,
    clock,
    observe: ({ outcome, about, practice, reason, platform }) => {
      log.info({ outcome, about, practice, reason, platform }, 'delivery');
      // Every figure is of what is real.
      if (practice) return;
      if (platform === undefined) metrics.countDelivery(outcome);
      else metrics.countFallback(platform, reason ?? '');
    },
    onFault: onDeliveryFault,
  });
  const { deliver, finishDelivering } = createDelivering({
    deliveries,
    courier,
    advanceDrill: drillWork.advanceDrill,
    clock,
    whenQuiet,
    onFault,
  });
  const read = createReadConcern(common);
  const phoneFor = createPhoneFor(common);
  const workOn = createWorkOnConcern({ ...common, random, onExcluded: rota.duty.renewCard });
  const useCases: UseCases = {
    identify,
    personOf: people.byAccount,
    isFirstMeeting: (account) => addresses.keep(account, MET),
    peopleToPick: createPeopleToPick({ people }),
    drafts,
    draftFiles: createDraftFiles({ ...common, random, fileTypeOf }),
    previewRoute: createPreviewRoute({
      ...common,
      peoplePicked: createLookUpPicked({ people, directories }),
      isLive: setup.liveness.isLive,
    }),
    raiseConcern: createRaiseConcern({ ...common, random, peoplePicked: createRecallPicked({ people }) }),
    acknowledge: createAcknowledgeConcern(common),
    decline: createDeclineConcern(common),
    read,
    confirmExternalCall: createConfirmExternalCall(common),
    workOn,
    addEvidence: createAddEvidence({ ...common, random, fileTypeOf, workOn }),
    readItem: createReadCaseItem(common),
    ...buildDownloadWork({ ...common, ...reminders.useCases, read, phoneFor, linkTo }),
    openWork: createOpenWork(common),
    openTab,
    ...drillWork.useCases,
    ...setup.useCases,
    ...reminders.useCases,
    newToken: () => asFormToken(random.token()),
    cardNow: createCardNow({ ...common, gatherFacts }),
    ownConcerns,
    phoneFor,
    ...rota.useCases,
    putBack: peopleWork.putBack,
    workOnRoles: roleWork.workOnRoles,
    showPeople: roleWork.showPeople,
    organisation,
    people,
    clock,
    deliverSoon: () => void deliver().catch(onDeliveryFault),
    whenQuiet,
  };
  const escalateDue = createEscalateDue({ ...common, onFault: (error) => onFault(error, 'escalation') });
  const chaseDue = createChaseDue({ ...common, onFault: (error) => onFault(error, 'chasing') });
  return {
    useCases,
    access,
    deliver,
    finishDelivering,
    escalateDue,
    chaseDue,
    clearFiles: createClearFiles({ ...common, onFault: (error) => onFault(error, 'files') }),
    clearKeys: createClearKeys(common),
    followDuty: rota.duty.follow,
    followPeople: oneAtATime(async () => {
      await peopleWork.followPeople();
      useCases.deliverSoon();
    }),
    /** What comes by the day, the week and the quarter. */
    followReminders: oneAtATime(reminders.follow),
    nobodyReachable: peopleWork.nobodyReachable,
    liveness: setup.liveness,
    /** Asks the directories about people whom no account that we know reaches. */
    unreachablePeople: rota.unreachable(findAccounts),
    /** For figures that are read often. */
    unreachablePeopleAsKnown: rota.unreachableAsKnown,
  };
}
