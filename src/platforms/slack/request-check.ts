import { createHmac, timingSafeEqual } from 'node:crypto';
import { parse } from 'node:querystring';
import express, { type RequestHandler } from 'express';
import type { Judge, Refusal } from './judge.js';

/** Slack signs each request with its time; five minutes either way are allowed for clocks that differ. */
const TOLERANCE_SECONDS = 300;
const BODY_LIMIT = '1mb';
const FORM = 'application/x-www-form-urlencoded';

interface Options {
  readonly signingSecret: string;
  readonly judge: Judge;
  readonly onForged: () => void;
}

/** A copy of a request that was taken is answered as if it were taken, and nothing is done. */
const STATUS: Readonly<Record<Refusal, number>> = { shape: 400, workspace: 403, repeated: 200 };

/**
 * Stands before Bolt where Slack sends requests: reads the body once, refuses forged, stale and future ones (Bolt accepts
 * timestamps of the future) and whatever the judge refuses. Nothing is answered but a status.
 */
export function createRequestCheck({ signingSecret, judge, onForged }: Options): RequestHandler[] {
  const check: RequestHandler = (request, response, next) => {
    const nowSeconds = Date.now() / 1_000;
    const raw: unknown = request.body;
    const body = Buffer.isBuffer(raw) ? raw : Buffer.alloc(0);
    const signed = signatureOf(signingSecret, body, request.headers, nowSeconds);
    if (!signed) {
      onForged();
      response.status(401).end();
      return;
    }
    // Bolt wants this header without parameters such as a charset.
    const contentType = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
    const refusal = judge({ body: decoded(body, contentType), ...signed, nowSeconds });
    if (refusal !== undefined) {
      response.status(STATUS[refusal]).end();
      return;
    }
    request.headers['content-type'] = contentType;
    Object.assign(request, { rawBody: body });
    next();
  };
  return [express.raw({ type: () => true, limit: BODY_LIMIT }), check];
}

type Headers = Readonly<Record<string, string | string[] | undefined>>;

interface Signed {
  /** The signature, which only a copy shares. */
  readonly mark: string;
  /** Until when it is accepted. */
  readonly untilSeconds: number;
}

/** Undefined when the signature or its time is not acceptable. */
function signatureOf(secret: string, body: Buffer, headers: Headers, nowSeconds: number): Signed | undefined {
  const signature = headers['x-slack-signature'];
  const timestamp = headers['x-slack-request-timestamp'];
  if (typeof signature !== 'string' || typeof timestamp !== 'string' || !/^\d{1,12}$/.test(timestamp)) return undefined;
  if (Math.abs(nowSeconds - Number(timestamp)) > TOLERANCE_SECONDS) return undefined;
  const expected = `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest('hex')}`;
  const same = expected.length === signature.length && timingSafeEqual(Buffer.from(expected), Buffer.from(signature));
  return same ? { mark: signature, untilSeconds: Number(timestamp) + TOLERANCE_SECONDS } : undefined;
}

function decoded(body: Buffer, contentType: string | undefined): unknown {
  const text = body.toString('utf8');
  try {
    if (contentType !== FORM) return JSON.parse(text);
    const form = parse(text);
    return typeof form.payload === 'string' ? JSON.parse(form.payload) : { ...form };
  } catch {
    return undefined;
  }
}
