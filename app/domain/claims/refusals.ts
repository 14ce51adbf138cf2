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
    /** Many guests of the caller's network let their holds end: the next one signs in first. */
    claim_guests_sign_in: true;
    claim_needs_contact: true;
    claim_hold_ended: true;
    claim_ended: true;
    claim_frozen: true;
    claim_needs_confirmation: true;
    /** Claims in one parcel go from one claimant to one hub. */
    claim_not_same_parcel: true;
    claim_has_mail: true;
    claim_number_taken: true;
    /** What was typed names no numbers, or says more than numbers. */
    numbers_unclear: true;
    /** More at once than one donor may have of the batch. */
    claim_more_than_cap: true;
    /** Only people of the claim's business can have it. */
    claim_not_of_fellow: true;
    claim_moved_to_same: true;
    notice_told_has_person: true;
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
    /** Why one of many was left as it is. */
    wish_not_claimed: true;
    claim_only_held: true;
    claim_is_confirmed: true;
    claim_has_arrived: true;
    claim_on_its_way: true;
    /** Somebody promised after the page was shown that the step was asked for on. */
    claim_new_since: true;
    claim_not_sent: true;
    claim_on_hold: true;
    claim_reminded_lately: true;
  }
}
export {};
