import { z } from 'zod';

/** What every element of a card may have. */
export const elementCommon = {
  id: z.string().min(1).optional(),
  isVisible: z.boolean().optional(),
  separator: z.boolean().optional(),
  spacing: z.enum(['default', 'none', 'small', 'medium', 'large', 'extraLarge', 'padding']).optional(),
  height: z.enum(['auto', 'stretch']).optional(),
  fallback: z.literal('drop').optional(),
  requires: z.record(z.string(), z.string()).optional(),
};
