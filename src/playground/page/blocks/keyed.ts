/** The pieces of a text never move, so the place of a piece is its key. */
export function keyed<T>(pieces: readonly T[]): { readonly key: string; readonly piece: T }[] {
  return pieces.map((piece, index) => ({ key: String(index), piece }));
}
