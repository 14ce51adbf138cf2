declare module "~/platform/refusal" {
  interface RefusalCodes {
    /** Another claim on the wish is live. */
    claim_wish_taken: true;
    claim_wish_not_open: true;
    claim_batch_closed: true;
    claim_cap_reached: true;
    claim_guest_one_hold: true;
    claim_guest_not_twice: true;
    claim_guest_only_holds: true;
    claim_needs_contact: true;
    claim_hold_ended: true;
    claim_ended: true;
    claim_frozen: true;
    claim_needs_confirmation: true;
    /** Claims in one parcel go from one claimant to one hub. */
    claim_not_same_parcel: true;
    claim_has_mail: true;
    claim_number_taken: true;
    /** The batch has no wish of this number. */
    not_found_in_batch: true;
    claim_has_claimant: true;
    claim_hold_has_end: true;
    claim_kept_has_due_date: true;
    claim_sent_has_parcel: true;
    claim_received_has_time: true;
    claim_delivered_has_delivery: true;
    claim_confirmed_has_time: true;
    claim_ended_has_time: true;
    claim_link_taken: true;
    parcel_code_taken: true;
    tracking_malformed: true;
    bring_after_due: true;
    bring_in_past: true;
    phone_malformed: true;
  }
}
export {};
