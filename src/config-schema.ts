import { isIP } from 'node:net';
import { z } from 'zod';
import { mailServer } from './config-wake.js';

/** Every variable of the environment, and what it may hold by itself. */

const FLAG = ['true', 'false', '1', '0', 'on', 'off', 'yes', 'no'] as const;
const isOn = (value: string) => ['true', '1', 'on', 'yes'].includes(value);
const flag = z.enum(FLAG).transform(isOn);
const playground = z
  .enum([...FLAG, 'socket-mode'])
  .transform((value) => (value === 'socket-mode' ? value : isOn(value)));
const port = z
  .string()
  .refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535, 'is a whole number from 0 to 65535')
  .transform(Number);
const httpUrl = z.url({ protocol: /^https?$/ });
const hostName = z
  .string()
  .refine(
    (text) => isIP(text) !== 0 || /^[a-z0-9][a-z0-9.-]{0,252}$/i.test(text),
    'is no address and no name of a host',
  );

/** Entra shows its ids in lower case, and takes them in either. */
const entraId = z
  .string()
  .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i)
  .toLowerCase();

const ringKey = z.string().transform((text, context) => {
  const [id = '', encoded = '', ...rest] = text.trim().split(':');
  const bytes = Buffer.from(encoded, 'base64');
  if (!/^[\w.-]{1,64}$/.test(id) || rest.length > 0 || bytes.length !== 32) {
    context.addIssue({ code: 'custom', message: 'each key is written id:base64 of 32 bytes' });
    return z.NEVER;
  }
  return { id, bytes: new Uint8Array(bytes) };
});

export const encryptionKeys = z
  .string()
  .transform((text) => text.split(','))
  .pipe(z.array(ringKey).min(1))
  .refine((keys) => new Set(keys.map(({ id }) => id)).size === keys.length, 'two keys have the same id');

export const environmentSchema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).optional(),
  HOST: hostName.optional(),
  PORT: port.default(3978),
  PUBLIC_URL: httpUrl.optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).optional(),
  DATA_DIR: z.string().min(1).default('./data'),
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\/\S+$/, 'is no mongodb:// address')
    .optional(),
  MONGODB_ALLOW_PLAINTEXT: z.literal('private-network', 'may only be private-network').optional(),
  ORG_FILE: z.string().min(1).optional(),
  ENCRYPTION_KEYS: encryptionKeys.optional(),
  SLACK_SIGNING_SECRET: z.string().min(8, 'is too short').optional(),
  SLACK_BOT_TOKEN: z.string().min(8, 'is too short').optional(),
  SLACK_APP_TOKEN: z
    .string()
    .refine((text) => /^xapp-\S+$/.test(text), 'is no app-level token, which begins with xapp-')
    .optional(),
  SLACK_API_URL: httpUrl.optional(),
  MICROSOFT_APP_ID: entraId.optional(),
  MICROSOFT_APP_PASSWORD: z.string().min(8, 'is too short').optional(),
  MICROSOFT_APP_TYPE: z.enum(['SingleTenant', 'MultiTenant']).optional(),
  MICROSOFT_APP_TENANT_ID: entraId.optional(),
  TEAMS_ALLOW_LOCAL_EMULATOR: flag.optional(),
  SMTP_URL: mailServer.optional(),
  EMAIL_FROM: z
    .string()
    .refine((text) => z.email().safeParse(text).success, 'is no e-mail address')
    .optional(),
  PAGER_WEBHOOK_URL: httpUrl.optional(),
  PAGER_WEBHOOK_SECRET: z.string().min(16, 'is too short').optional(),
  HEARTBEAT_URL: httpUrl.refine((url) => !/^[^/?#]*\/\/[^/?#]*@/.test(url), 'may hold no user').optional(),
  METRICS_PORT: port.default(9464),
  PLAYGROUND: playground.optional(),
});

export type Environment = z.infer<typeof environmentSchema>;

/** Every variable that the product knows; `.env.example` lists the same. */
export const VARIABLES = Object.keys(environmentSchema.shape);
