import type { FormSetting, RoutePreview } from '../application/concerns/preview-route.js';
import type { FormPart } from './report-form-parts.js';

/** While something is missing without which a concern might reach nobody: to send it is still right, and not enough. */
export function notLive({ isLive, route, organisation }: FormSetting): FormPart[] {
  if (isLive) return [];
  const text = `Not live: Safeguard is not fully set up here yet. ${alsoRing(route, organisation.phones)}`;
  return [{ kind: 'text', id: 'not-live', tone: 'plain', text }];
}

function alsoRing(route: RoutePreview, { duty, alternate }: FormSetting['organisation']['phones']): string {
  switch (route.kind) {
    case 'not-known':
      return `Please send this as usual, and ring ${duty} as well, or ${alternate} if it is about the duty person.`;
    case 'people':
      return `Please send this as usual, and ring ${route.phone} as well.`;
    case 'nobody':
      return `Please ring ${route.contact.name} as well: ${route.contact.phone}.`;
  }
}
