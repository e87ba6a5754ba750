import type { z } from 'zod';
import { FILE_CONTENT, FILE_NAME_HEADER } from '../../http/tab-contract-files.js';

/** What whoever sends a file hears of it, and how they stop it. */
export interface OnWay {
  /** From 0 to 1. */
  readonly onProgress: (share: number) => void;
  /** Nobody waits for it any more: what is on its way is dropped. */
  readonly signal?: AbortSignal | undefined;
}

interface Upload<Answer> extends OnWay {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly file: File;
  readonly schema: z.ZodType<Answer>;
}

export type Uploaded<Answer> =
  | { readonly kind: 'answered'; readonly answer: Answer }
  /** With what was said instead, if anything was. */
  | { readonly kind: 'refused'; readonly body: unknown };

/** Sends a file as it is. Only this old way of asking says how far it is. */
export function upload<Answer>({
  path,
  headers,
  file,
  schema,
  onProgress,
  signal,
}: Upload<Answer>): Promise<Uploaded<Answer>> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.setRequestHeader('content-type', FILE_CONTENT);
    request.setRequestHeader(FILE_NAME_HEADER, encodeURIComponent(file.name));
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      const body = bodyOf(request.responseText);
      const parsed = request.status === 200 ? schema.safeParse(body) : undefined;
      resolve(parsed?.success ? { kind: 'answered', answer: parsed.data } : { kind: 'refused', body });
    };
    request.onerror = () => resolve({ kind: 'refused', body: undefined });
    request.onabort = request.onerror;
    signal?.addEventListener('abort', () => request.abort());
    if (signal?.aborted) return resolve({ kind: 'refused', body: undefined });
    request.send(file);
  });
}

function bodyOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
