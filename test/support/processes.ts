import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';

const OWNER_FILE = fileURLToPath(new URL('./embedded-owner.ts', import.meta.url));

/** Whether a process runs; one that has ended and that its parent has not yet collected does not. */
export function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return process.platform !== 'linux' || !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${processId}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

interface OwnerReport {
  readonly uri?: string;
  readonly processId?: number;
  readonly code?: string;
  readonly message?: string;
}

export interface Owner {
  readonly child: ChildProcessByStdio<Writable, Readable, null>;
  /** The one line that it prints once it has, or has not, started its engine. */
  readonly report: Promise<OwnerReport>;
}

/** Starts a process that owns an engine on `dataDir`; embedded-owner.ts says what else it takes. */
export function startOwner(dataDir: string, ...more: string[]): Owner {
  const child = spawn(process.execPath, ['--import', 'tsx', OWNER_FILE, dataDir, ...more], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const report = once(createInterface(child.stdout), 'line').then(([line]) => JSON.parse(String(line)) as OwnerReport);
  return { child, report };
}
