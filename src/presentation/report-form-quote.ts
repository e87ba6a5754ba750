import type { FormAnswers } from '../application/concerns/form-answers.js';
import type { FormSetting } from '../application/concerns/preview-route.js';
import type { FormPart } from './report-form-parts.js';
import { dateAndTime } from './wording.js';

/** The message that the concern is about, and that its author may be the person responsible. */
export function quoted({ quotedMessage }: FormAnswers, setting: FormSetting): FormPart[] {
  if (!quotedMessage) return [];
  const { text, author, postedAt, cut } = quotedMessage;
  const by = author?.name ? `Message by ${author.name}` : 'Message';
  const at = postedAt ? `, ${dateAndTime(postedAt, setting.organisation.zone)}` : '';
  const length = cut ? ' Only its first 3,000 characters are kept.' : '';
  return [
    { kind: 'quote', id: 'quoted-message', heading: `${by}${at}. It is sent with your concern.${length}`, text },
    ...authorWarning(setting),
  ];
}

/**
 * Nothing is answered for the reporter: a colleague who passes something on is no suspect. But who wrote it, and that they
 * would be told, is said before the question that decides it (domain reference, sections 3 and 5).
 */
function authorWarning({ quotedAuthor, route }: FormSetting): FormPart[] {
  switch (quotedAuthor.kind) {
    case 'reporter':
      return [];
    case 'unknown': {
      const text =
        'If its author may be responsible and works or volunteers here, choose them below: they are not told.';
      return [{ kind: 'text', id: 'quoted-author', tone: 'quiet', text }];
    }
    case 'known': {
      const { name } = quotedAuthor;
      const told =
        route.kind === 'not-known' && route.ifNobodyHere.kind === 'people' && route.ifNobodyHere.includesAuthor
          ? ` If you choose No, this goes to ${name}.`
          : '';
      const text = `${name} wrote this message. If ${name} may be responsible, choose Yes below: they are not told.${told}`;
      return [{ kind: 'text', id: 'quoted-author', tone: 'notice', text }];
    }
  }
}
