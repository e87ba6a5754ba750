import { z } from 'zod';
import { asFormToken, asItemId, asPersonId } from '../../domain/ids.js';

/** Parts of records as they are stored: JSON, in which a date is a text. */
export const time = z.coerce.date();
export const id = z.string().transform(asItemId);
export const personId = z.string().transform(asPersonId);
export const token = z.string().transform(asFormToken);
/** The keys of a stretch of time. */
export const stretch = { from: time, to: time };
