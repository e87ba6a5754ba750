import { app, authentication } from '@microsoft/teams-js';

/** The end of a sign-in by hand: what Entra has put behind the address goes back to the page that asked. */
const said = new URLSearchParams(window.location.hash.slice(1));
window.history.replaceState(null, '', window.location.pathname);
await app.initialize([window.location.origin]);
const token = said.get('id_token');
if (token === null) authentication.notifyFailure(said.get('error') ?? 'cancelled');
else authentication.notifySuccess(token);
