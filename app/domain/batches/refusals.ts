declare module "~/platform/refusal" {
  interface RefusalCodes {
    programme_slug_taken: true;
    batch_slug_taken: true;
    batch_number_taken: true;
    batch_delivers_after_close: true;
    batch_scheduled_has_time: true;
    batch_open_has_time: true;
    slug_malformed: true;
    /** A page of ours has that address. */
    slug_reserved: true;
    /** The closing day is not ahead. */
    batch_closes_in_past: true;
    batch_publishes_in_past: true;
    /** Publishing comes after closing. */
    batch_publishes_after_close: true;
    /** No approved wish that its consent lets be public. */
    batch_nothing_approved: true;
    /** Its title or place names a township that holds fewer than five of its children. */
    batch_names_small_place: true;
    organizer_not_verified: true;
    /** An archived programme gets no batches. */
    programme_archived: true;
    programme_has_live_batches: true;
    hub_closed: true;
    /** Claims under way go there. */
    hub_has_claims: true;
    /** A public or scheduled batch names it. */
    hub_has_batches: true;
  }
}
export {};
