/**
 * Hosts of the Bot Connector for Teams: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages
 * ("global service URLs"), checked on 24 November 2026.
 */
const HOSTS = [
  'smba.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
  'smba.infra.gov.teams.microsoft.us',
  'smba.infra.dod.teams.microsoft.us',
];
const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

/** Judges an address that we would call: asked on receipt, before it is kept, and before anything is sent. */
export type MayCall = (serviceUrl: string) => boolean;

/** @param emulator with the local emulator only this machine is called, as it proves no identity. */
export function createMayCall(emulator: boolean): MayCall {
  return (serviceUrl) => {
    if (!URL.canParse(serviceUrl)) return false;
    const { protocol, hostname, username, password, port } = new URL(serviceUrl);
    if (username || password) return false;
    if (emulator) return LOOPBACK.includes(hostname) && (protocol === 'http:' || protocol === 'https:');
    return protocol === 'https:' && port === '' && HOSTS.includes(hostname);
  };
}
