import { lstat, mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { isListening } from './sockets.js';

const PREFIX = 'sg-';
const FOLDER_NAME = /^sg-[A-Za-z0-9]{6}$/;

/** macOS keeps 104 bytes for a socket's path, its closing zero included; Linux keeps 108. */
const MAX_SOCKET_PATH_BYTES = 103;

/** The longest path in the folder: the socket that the library itself makes. */
const LIBRARY_SOCKET = 'embedded-mongodb-XXXXXX/mongodb.sock';

/** A private folder that holds the engine's stable address, and a socket that shows that its owner is alive. */
export interface SocketFolder {
  readonly path: string;
  /** Where drivers find the engine, whichever host process serves it. */
  readonly engineSocket: string;
  /** An ordinary `mongodb://` address for `engineSocket`. */
  readonly uri: string;
  /** Stops saying that the owner is alive, and removes the folder. */
  close(): Promise<void>;
}

export interface SocketPaths {
  readonly engineSocket: string;
  readonly ownerSocket: string;
}

function pathsIn(folder: string): SocketPaths {
  return { engineSocket: join(folder, 'db.sock'), ownerSocket: join(folder, 'owner.sock') };
}

/** The sockets behind an address that `openSocketFolder` made; undefined for any other address. */
export function socketsOf(uri: string): SocketPaths | undefined {
  const encoded = /^mongodb:\/\/(%2F[^/]+)\/\?directConnection=true$/.exec(uri)?.[1];
  if (encoded === undefined) return undefined;
  const folder = dirname(decodeURIComponent(encoded));
  return FOLDER_NAME.test(basename(folder)) ? pathsIn(folder) : undefined;
}

/** Where socket folders go: the temporary directory, or /tmp when a socket's path under the former would be too long. */
function parentDirectory(): string {
  const longest = join(tmpdir(), `${PREFIX}XXXXXX`, LIBRARY_SOCKET);
  return Buffer.byteLength(longest) <= MAX_SOCKET_PATH_BYTES ? tmpdir() : '/tmp';
}

function listen(socketPath: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', reject);
    server.listen(socketPath, () => resolve(server));
    server.unref();
  });
}

export async function openSocketFolder(): Promise<SocketFolder> {
  const path = await mkdtemp(join(parentDirectory(), PREFIX)); // mode 0700
  const { engineSocket, ownerSocket } = pathsIn(path);
  const owner = await listen(ownerSocket);
  return {
    path,
    engineSocket,
    uri: `mongodb://${encodeURIComponent(engineSocket)}/?directConnection=true`,
    close: async () => {
      owner.close();
      await rm(path, { recursive: true, force: true });
    },
  };
}

/** Removes what an engine that was killed left in a folder, and nothing that says that the owner is alive. */
export async function removeEngineSockets(folder: string): Promise<void> {
  const names = await readdir(folder);
  const left = names.filter((name) => join(folder, name) !== pathsIn(folder).ownerSocket);
  await Promise.all(left.map((name) => rm(join(folder, name), { recursive: true, force: true })));
}

/** Ours (this user's, private, with an owner's socket in it), and neither owner nor engine listens any more. */
async function isDead(folder: string): Promise<boolean> {
  const { engineSocket, ownerSocket } = pathsIn(folder);
  try {
    const [stats, owner] = await Promise.all([lstat(folder), lstat(ownerSocket)]);
    const ours = stats.isDirectory() && stats.uid === process.getuid?.() && (stats.mode & 0o077) === 0;
    if (!ours || !owner.isSocket()) return false;
  } catch {
    return false;
  }
  // An orphaned engine is still closing, and removes the folder itself.
  return !(await isListening(ownerSocket)) && !(await isListening(engineSocket));
}

/** Removes the folders of owners that were killed together with their engine. */
export async function removeDeadSocketFolders(): Promise<void> {
  const parent = parentDirectory();
  const names = (await readdir(parent)).filter((name) => FOLDER_NAME.test(name));
  for (const folder of names.map((name) => join(parent, name))) {
    if (await isDead(folder)) await rm(folder, { recursive: true, force: true });
  }
}
