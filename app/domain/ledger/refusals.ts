declare module "~/platform/refusal" {
  interface RefusalCodes {
    /** The fund has less than this would take. */
    ledger_short: true;
    /** What a bank or provider names by this reference stands in the books already. */
    ledger_ref_taken: true;
    /** An entry is reversed once. */
    ledger_reversed_already: true;
    /** Who records an entry doesn't approve it, and some need an approval. */
    ledger_needs_second_person: true;
  }
}
export {};
