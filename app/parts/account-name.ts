import type { AccountKind } from "~/domain/ledger/accounts";
import { useText } from "~/i18n/reader";

type Named = { kind: AccountKind; purpose: { title: string } | null };

/** What an account of a fund's books is called, with what its money is for. */
export function useAccountName(): (account: Named) => string {
  const { accounts, books } = useText().funds.desk;
  return ({ kind, purpose }) =>
    purpose ? `${accounts[kind]} · ${purpose.title || books.purposeGone}` : accounts[kind];
}
