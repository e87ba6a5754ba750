import { Server } from 'node:net';

// Loaded before Microsoft's client, which has no setting for either of these.

// It would listen on every interface, with a chat that proves nobody's identity: a bare port becomes one of this machine alone.
const listen = Server.prototype.listen;
/**
 * @this {Server}
 * @param {any[]} args
 */
Server.prototype.listen = function (...args) {
  const [port, ...rest] = args;
  const isBarePort = typeof port === 'number' && typeof rest[0] !== 'string';
  const asked = isBarePort ? [{ port, host: '127.0.0.1' }, ...rest.filter((each) => typeof each === 'function')] : args;
  return Reflect.apply(listen, this, asked);
};

// It would outlive whoever started it and was killed.
process.once('disconnect', () => process.exit());
