import type { FormAnswers } from '../application/concerns/form-answers.js';
import type { FormSetting, RoutePreview } from '../application/concerns/preview-route.js';
import { isUrgent } from '../domain/report.js';
import type { FormPart } from './report-form-parts.js';
import { emergencyLine, ringNow } from './wording.js';

/** Whom to call, at the top from the first moment: for danger, to talk to someone, and for a crisis. */
export function help(answers: FormAnswers, { organisation, route }: FormSetting): FormPart[] {
  const { phones } = organisation;
  const line = `${emergencyLine(phones.emergency)} ${phoneLine(route, phones)}`;
  const urgent = isUrgent(answers) && route.kind === 'people' ? [ringNow(route.phone)] : [];
  return [
    { kind: 'text', id: 'help', tone: 'emergency', text: line },
    ...urgent.map((text): FormPart => ({ kind: 'text', id: 'ring-now', tone: 'notice', text })),
    { kind: 'text', id: 'crisis-route', tone: 'plain', text: crisisLine(phones) },
  ];
}

/** Wherever the duty phone stands, the alternate number does too: until it is sent, the route may still turn out otherwise. */
export function phoneLine(route: RoutePreview, phones: FormSetting['organisation']['phones']): string {
  const both = bothPhones(phones);
  switch (route.kind) {
    case 'not-known':
      return both;
    case 'people':
      return route.phone === phones.duty ? both : `To talk to someone: ${route.phone}.`;
    case 'nobody':
      return `To talk to someone: ${route.contact.name}, ${route.contact.phone}.`;
  }
}

/** Where nobody knows yet whom the concern is about. */
export function bothPhones({ duty, alternate }: FormSetting['organisation']['phones']): string {
  return `Duty phone: ${duty}. If the concern is about the duty person: ${alternate}.`;
}

/** Before anything is asked: nobody in a crisis should have to say first what kind of concern it is. */
function crisisLine({ crisis }: FormSetting['organisation']['phones']): string {
  const own = crisis ? `, or ring our crisis line, ${crisis}` : '';
  return `Self-harm or suicidal thoughts: call NHS 111 and choose the mental health option${own}.`;
}
