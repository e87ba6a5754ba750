/** Instead of a sign-in that fails: what is below is what lies in the account, and nobody reads it. */
export function AccountGone({ where }: { readonly where: string }) {
  return (
    <p className="account-gone" role="status">
      This account is deactivated in {where}. Nobody reads what comes to it.
    </p>
  );
}
