/** Where pages go, with what its address brings along taken out of it: an address stands in logs on its way. */
export interface PagerAddress {
  readonly url: string;
  /** PagerDuty's key of the integration, which belongs into the body. */
  readonly routingKey?: string | undefined;
  /** Opsgenie's key, or a user and a password, as the header has them. */
  readonly authorization?: string | undefined;
}

/** @param configured such as `https://events.pagerduty.com/v2/enqueue?routing_key=…` or `https://GenieKey:…@api.opsgenie.com/v2/alerts` */
export function pagerAddress(configured: string): PagerAddress {
  const url = new URL(configured);
  const routingKey = url.searchParams.get('routing_key') ?? undefined;
  const authorization = authorizationOf(decodeURIComponent(url.username), decodeURIComponent(url.password));
  if (routingKey !== undefined) url.searchParams.delete('routing_key');
  url.username = '';
  url.password = '';
  return { url: url.href, routingKey, authorization };
}

function authorizationOf(user: string, password: string): string | undefined {
  if (user === '' && password === '') return undefined;
  if (user === 'GenieKey') return `GenieKey ${password}`;
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}
