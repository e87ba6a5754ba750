/** A word that marks what stands before it; told apart by its frame and not by its colour alone. */
export function Sign({ children }: { readonly children: string }) {
  return (
    <>
      {' '}
      <span className="sign">{children}</span>
    </>
  );
}
