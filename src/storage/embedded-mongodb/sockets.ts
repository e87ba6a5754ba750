import { connect } from 'node:net';

/**
 * Whether some process listens on a unix socket now. The operating system stops listening however that process ends, so
 * unlike a process id the answer can be neither stale nor taken over by a stranger.
 */
export function isListening(socketPath: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(socketPath);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    // A full backlog belongs to a process that is there but busy.
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'EAGAIN'));
  });
}
