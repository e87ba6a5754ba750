import type { FormSetting, KnownRoute } from '../application/concerns/preview-route.js';
import type { FormPart } from './report-form-parts.js';

interface Setting extends Pick<FormSetting, 'isLive'> {
  readonly route: { readonly kind: 'not-known' } | KnownRoute;
  readonly organisation: Pick<FormSetting['organisation'], 'phones'>;
}

const NOT_LIVE = 'Not live: Safeguard is not fully set up here yet.';

/** While something is missing without which a concern might reach nobody: to send it is still right, and not enough. */
export function notLive({ isLive, route, organisation }: Setting): FormPart[] {
  if (isLive) return [];
  const text = `${NOT_LIVE} ${alsoRing(route, organisation.phones)}`;
  return [{ kind: 'text', id: 'not-live', tone: 'plain', text }];
}

/** The same once it is sent, where nobody is told of it later. */
export function sentNotLive(phone: string): string {
  return `${NOT_LIVE} Please ring ${phone} as well.`;
}

function alsoRing(route: Setting['route'], { duty, alternate }: Setting['organisation']['phones']): string {
  switch (route.kind) {
    case 'not-known':
      return `Please send this as usual, and ring ${duty} as well, or ${alternate} if it is about the duty person.`;
    case 'people':
      return `Please send this as usual, and ring ${route.phone} as well.`;
    case 'nobody':
      return `Please ring ${route.contact.name} as well: ${route.contact.phone}.`;
  }
}
