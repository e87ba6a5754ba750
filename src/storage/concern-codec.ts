import type { Chased } from '../domain/case/chased.js';
import type { ChronologyEntry } from '../domain/chronology.js';
import { chainHash, chainStart, type SealedEntry } from '../domain/chronology-chain.js';
import type { Concern, Exclusion, RoutedPerson } from '../domain/concern.js';
import { type Account, asConcernId, asFormToken, asPersonId, asReference, type ConcernId } from '../domain/ids.js';
import type { Message, Notice, Wake } from '../domain/notice.js';
import type { ReplyCode } from '../domain/reply-code.js';
import type { Report } from '../domain/report.js';
import { ANONYMOUS } from '../domain/reporter.js';
import { clearFields } from './clear-fields.js';
import type { ConcernDocument, PendingNotice } from './concern-document.js';
import { createConcernHashes } from './concern-hashes.js';
import { withEventDates } from './event-dates.js';
import { chasedWithDates, optionalDate, reportWithDates, routedWithDates } from './sealed-dates.js';
import type { Seal } from './sealing.js';
import type { Vault } from './vault.js';

/** What changes with the verbs, sealed as one. Dates are ISO texts here. */
interface SealedState {
  readonly reporter: string;
  readonly reporterAccounts: readonly Account[];
  readonly route: Concern['route'];
  readonly excluded: Exclusion;
  readonly routed: readonly RoutedPerson[];
  readonly rung: number;
  readonly missed: number;
  readonly grantedTo: readonly string[];
  readonly externalCallConfirmedAt?: Date | undefined;
  readonly chased?: Chased | undefined;
}

const contexts = {
  report: (id: string) => `concern/${id}/report`,
  state: (id: string) => `concern/${id}/state`,
  entry: (id: string, index: number) => `concern/${id}/chronology/${index}`,
  notice: (id: string, key: string) => `concern/${id}/notice/${key}`,
};

/** Reads and writes the parts of a concern's document that are sealed. */
export function createConcernCodec(vault: Vault, newKey: () => string) {
  const hashes = createConcernHashes(vault);

  async function sealState(concern: Concern, seal: Seal): Promise<string> {
    const { reporter, reporterAccounts, route, excluded, routed, grantedTo, externalCallConfirmedAt, chased } = concern;
    const { rung = 0, missed = 0 } = concern.escalation ?? {};
    const state: SealedState = {
      reporter,
      reporterAccounts,
      route,
      excluded,
      routed,
      rung,
      missed,
      grantedTo,
      externalCallConfirmedAt,
      chased,
    };
    return seal.close(contexts.state(concern.id), state);
  }

  /** Seals entries that are new and chains them behind what is stored. */
  async function chain(id: ConcernId, entries: readonly ChronologyEntry[], stored: number, head: string, seal: Seal) {
    const fresh = entries.slice(stored);
    const sealed = await Promise.all(
      fresh.map(({ eventAt: _, recordedAt: __, ...rest }, index) =>
        seal.close(contexts.entry(id, stored + index), rest),
      ),
    );
    let previous = head;
    const added = fresh.map(({ eventAt, recordedAt }, index): SealedEntry => {
      const entry = { eventAt, recordedAt, sealed: sealed[index] ?? '' };
      previous = chainHash(previous, entry);
      return { ...entry, hash: previous };
    });
    return { added, head: previous };
  }

  async function pending(id: ConcernId, notices: readonly Notice[], seal: Seal): Promise<PendingNotice[]> {
    return Promise.all(
      notices.map(async (notice): Promise<PendingNotice> => {
        const key = newKey();
        if (notice.kind === 'refresh-delivered') return { key, refresh: true };
        return {
          key,
          refresh: false,
          thread: hashes.thread(id, notice),
          sealed: await seal.close(contexts.notice(id, key), notice),
        };
      }),
    );
  }

  return {
    ...hashes,

    toDocument: async (
      concern: Concern,
      notices: readonly Notice[],
      seal: Seal,
      code?: ReplyCode,
    ): Promise<ConcernDocument> => {
      const [report, state, { added, head }, pendingNotices] = await Promise.all([
        seal.close(contexts.report(concern.id), concern.report),
        sealState(concern, seal),
        chain(concern.id, concern.chronology, 0, chainStart(concern.id), seal),
        pending(concern.id, notices, seal),
      ]);
      return {
        _id: concern.id,
        reference: concern.reference,
        formToken: concern.formToken,
        version: 1,
        practice: concern.practice,
        receivedAt: concern.receivedAt,
        ...clearFields(concern, hashes),
        reporterHashes: hashes.hashesOfReporter(concern, code),
        report,
        state,
        chronology: added,
        chainHead: head,
        pendingNotices,
      };
    },

    /** What a verb changed, as an update of the stored document. */
    toUpdate: async (
      stored: ConcernDocument,
      before: Concern,
      after: Concern,
      notices: readonly Notice[],
      seal: Seal,
    ) => {
      const [state, { added, head }, pendingNotices] = await Promise.all([
        sealState(after, seal),
        chain(after.id, after.chronology, stored.chronology.length, stored.chainHead, seal),
        pending(after.id, notices, seal),
      ]);
      const report =
        after.report === before.report ? {} : { report: await seal.close(contexts.report(after.id), after.report) };
      const fields = Object.entries(clearFields(after, hashes));
      return {
        $set: {
          ...Object.fromEntries(fields.filter(([, value]) => value !== undefined)),
          ...report,
          state,
          chainHead: head,
          version: stored.version + 1,
        },
        $unset: Object.fromEntries(fields.filter(([, value]) => value === undefined).map(([key]) => [key, 1])),
        $push: { chronology: { $each: added }, pendingNotices: { $each: pendingNotices } },
      };
    },

    toConcern: async (document: ConcernDocument, seal: Seal): Promise<Concern> => {
      const id = asConcernId(document._id);
      const [report, state, chronology] = await Promise.all([
        seal.open<Report>(contexts.report(id), document.report),
        seal.open<SealedState>(contexts.state(id), document.state),
        Promise.all(document.chronology.map((entry, index) => openEntry(id, entry, index, seal))),
      ]);
      const { rung, missed, externalCallConfirmedAt, chased, ...rest } = state;
      return {
        id,
        reference: asReference(document.reference),
        formToken: asFormToken(document.formToken),
        status: document.status,
        urgent: document.urgent,
        ...(document.practice && { practice: document.practice }),
        receivedAt: document.receivedAt,
        reporter: rest.reporter === ANONYMOUS ? ANONYMOUS : asPersonId(rest.reporter),
        reporterAccounts: rest.reporterAccounts,
        report: reportWithDates(report),
        route: rest.route,
        excluded: rest.excluded,
        routed: rest.routed.map(routedWithDates),
        escalation: document.nextAt && { rung, missed, nextAt: document.nextAt },
        holder: document.holder === undefined ? undefined : asPersonId(document.holder),
        acknowledgedAt: document.acknowledgedAt,
        dueAt: document.dueAt,
        chaseAt: document.chaseAt,
        chased: chased && chasedWithDates(chased),
        grantedTo: rest.grantedTo.map(asPersonId),
        externalCallConfirmedAt: optionalDate(externalCallConfirmedAt),
        chronology,
      };
    },

    openNotice: (id: string, notice: Required<Pick<PendingNotice, 'key' | 'sealed'>>, seal: Seal) =>
      seal.open<Message | Wake>(contexts.notice(id, notice.key), notice.sealed),
    closeNotice: (id: string, key: string, notice: Wake, seal: Seal) => seal.close(contexts.notice(id, key), notice),
  };
}

export type ConcernCodec = ReturnType<typeof createConcernCodec>;

async function openEntry(id: ConcernId, entry: SealedEntry, index: number, seal: Seal): Promise<ChronologyEntry> {
  const rest = await seal.open<Omit<ChronologyEntry, 'eventAt' | 'recordedAt'>>(
    contexts.entry(id, index),
    entry.sealed,
  );
  return { ...rest, event: withEventDates(rest.event), eventAt: entry.eventAt, recordedAt: entry.recordedAt };
}
