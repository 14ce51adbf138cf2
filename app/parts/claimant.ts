import { useText } from "~/i18n/reader";

/** How the desk calls who promised: by name, or by how the claim came about. */
export function useClaimant(): (claimant: { name: string | null; recorded: boolean }) => string {
  const { claimant } = useText().bulk;
  return ({ name, recorded }) => name || (recorded ? claimant.recorded : claimant.unnamed);
}
