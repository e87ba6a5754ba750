import { z } from 'zod';

/** Files that come with a concern, between the tab and the product. Their bytes travel as they are, beside these. */

/** The name of a file, as encodeURIComponent writes it: an address would be written down on its way. */
export const FILE_NAME_HEADER = 'x-safeguard-file-name';
export const FILE_CONTENT = 'application/octet-stream';

export const fileRow = z.object({ id: z.string(), name: z.string(), about: z.string() });
export type FileRow = z.infer<typeof fileRow>;

export const filesQuestion = z.object({
  label: z.string(),
  hint: z.string(),
  accept: z.string(),
  most: z.number(),
  largestBytes: z.number(),
  tooLarge: z.string(),
  rows: z.array(fileRow),
});
export type FilesQuestion = z.infer<typeof filesQuestion>;

/** What is there after a file was added or removed, and why that was not done. */
export const filesAnswer = z.object({ files: filesQuestion, problem: z.string().optional() });
export type FilesAnswer = z.infer<typeof filesAnswer>;

export const fileOfConcern = z.object({ concernId: z.uuid(), file: z.string().min(8).max(100) });
export type FileOfConcern = z.infer<typeof fileOfConcern>;
