import { Router } from 'express';
import { z } from 'zod';
import { asConcernId, asFormToken, asItemId } from '../../domain/ids.js';
import { FORM_VERBS } from '../../presentation/case/forms.js';
import { DESK_FORMS, PAGES } from '../../presentation/desk/names.js';
import type { FormTicket, Presses } from '../../presentation/presses.js';
import { notFoundWindow } from '../../presentation/windows.js';
import { formAnswer, formRequest, pressRequest } from '../tab-contract.js';
import { answerOf } from './shown-answer.js';
import { type createVisits, refuse } from './visit.js';

interface Deps {
  readonly visits: ReturnType<typeof createVisits>;
  readonly presses: Presses;
}

const pageRequest = z.object({ name: z.enum(PAGES), rest: z.string().max(400).default('') });

const formToken = z.string().min(16).max(100).transform(asFormToken);
const item = z.string().max(400);
const concernId = z.uuid().transform(asConcernId);
const ticketSchema: z.ZodType<FormTicket> = z.union([
  z.object({ verb: z.enum(FORM_VERBS), concernId, item: item.transform(asItemId).optional(), token: formToken }),
  z.object({ desk: z.enum(DESK_FORMS), item: item.optional(), token: formToken }),
]);

/** Pages, buttons and forms: the same as in chat, for the same person. */
export function createShownRoutes({ visits, presses }: Deps): Router {
  const router = Router();

  router.get(
    '/page',
    visits(async ({ person, isProved }, { query }, response) => {
      const asked = pageRequest.safeParse(query);
      if (!asked.success) return refuse(response, 400, 'not-understood');
      response.json(answerOf(await presses.page(person, asked.data.name, asked.data.rest), isProved));
    }),
  );

  router.post(
    '/press',
    visits(async ({ person, account, isProved }, { body }, response) => {
      const asked = pressRequest.safeParse(body);
      if (!asked.success) return refuse(response, 400, 'not-understood');
      const { action, concernId: id, item: of } = asked.data;
      const press = presses.find(action);
      const pressed = {
        concernId: id === undefined ? undefined : asConcernId(id),
        item: of,
        account,
        where: 'window',
      } as const;
      const shown = press ? await press(person, pressed) : ({ kind: 'window', window: notFoundWindow() } as const);
      response.json(answerOf(shown, isProved));
    }),
  );

  router.post(
    '/form',
    visits(async ({ person, isProved }, { body }, response) => {
      const asked = formRequest.safeParse(body);
      const ticket = asked.data && ticketSchema.safeParse(asked.data.about);
      if (!asked.success || !ticket?.success) return refuse(response, 400, 'not-understood');
      const sent = await presses.send(person, ticket.data, asked.data.typed);
      const answer = sent.kind === 'shown' ? { kind: 'shown', shown: answerOf(sent.shown, isProved) } : sent;
      response.json(formAnswer.parse(answer));
    }),
  );
  return router;
}
