import { z } from 'zod';

/** Open work by its clocks: references, times and who has it. */
export const dutyDeskSchema = z.object({
  rows: z.array(
    z.object({
      concernId: z.string(),
      reference: z.string(),
      urgent: z.boolean(),
      /** ISO 8601; absent while no clock runs. */
      dueAt: z.string().optional(),
      due: z.string().optional(),
      isPast: z.boolean(),
      holder: z.string().optional(),
    }),
  ),
  /** There are more than are listed. */
  isCut: z.boolean(),
  /** When it was so, as the organisation's clock shows it. */
  asOf: z.string(),
});
export type DutyDesk = z.infer<typeof dutyDeskSchema>;

export const mineSchema = z.object({ lines: z.array(z.string()) });
