import express, { type Request, type Response } from 'express';
import { LARGEST_FILE_BYTES } from '../../domain/case/evidence.js';
import { FILE_CONTENT, FILE_NAME_HEADER } from '../tab-contract-files.js';

export type SentFile =
  | { readonly kind: 'file'; readonly name: string; readonly bytes: Uint8Array }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'not-understood' };

/** Nothing packed is unpacked: what is counted is what came. */
const read = express.raw({ type: FILE_CONTENT, limit: LARGEST_FILE_BYTES, inflate: false });

/** The file of a request, read only once it is known who sends it. */
export async function sentFile(request: Request, response: Response): Promise<SentFile> {
  const name = nameOf(request);
  const error = await new Promise<unknown>((resolve) => read(request, response, resolve));
  if (statusOf(error) === 413) return { kind: 'too-large' };
  if (error !== undefined) throw error;
  if (name === undefined || !Buffer.isBuffer(request.body)) return { kind: 'not-understood' };
  return { kind: 'file', name, bytes: request.body };
}

function nameOf(request: Request): string | undefined {
  try {
    return decodeURIComponent(request.get(FILE_NAME_HEADER) ?? '').slice(0, 1_000);
  } catch {
    return undefined;
  }
}

function statusOf(error: unknown): number | undefined {
  return error instanceof Error && 'status' in error ? Number(error.status) : undefined;
}
