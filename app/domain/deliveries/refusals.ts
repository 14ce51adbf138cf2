declare module "~/platform/refusal" {
  interface RefusalCodes {
    /** A wish without a photo needs the reason for it. */
    delivery_needs_photo: true;
    delivery_recorded_already: true;
    /** The time given lies ahead, or before the gift was at the hub. */
    delivery_time_wrong: true;
    /** What is handed over together is of one organizer and one time zone. */
    delivery_not_together: true;
    /** What a witness spoke of is no longer taken back. */
    delivery_spoken_of: true;
    /** Nothing on this page waits for what was sent. */
    delivery_nothing_left: true;
    /** Why one of many isn't handed over or confirmed with the others. */
    gift_not_at_hub: true;
    gift_handed_over: true;
    gift_not_handed_over: true;
    /** A colleague, or the giver, moved a gift after the hub's page was shown. */
    gift_received_meanwhile: true;
    gift_remedied_meanwhile: true;
    gift_ended_meanwhile: true;
    gift_moved_meanwhile: true;
    /** More of what can be done than one delivery, or one confirmation, takes. */
    delivery_too_many: true;
    /** The network broke before an answer came. */
    connection_broken: true;
    /** A new due date lies ahead. */
    due_date_passed: true;
    confirmation_by_courier: true;
    confirmation_needs_second_person: true;
    confirmation_other_delivery: true;
    confirmation_link_used: true;
    confirmation_link_over: true;
    confirmation_recorded_already: true;
    confirmation_once: true;
    confirmation_has_witness: true;
    /** Only what ended without its child becomes stock. */
    stock_claim_lives: true;
    stock_taken_in_already: true;
    stock_given_already: true;
    /** A wish whose gifts go to another hub can't have it. */
    stock_lies_elsewhere: true;
    /** What another wish got from stock never came by parcel for it. */
    stock_was_not_sent: true;
    stock_given_has_claim: true;
    stock_settled_has_time: true;
    stock_settled_has_person: true;
  }
}
export {};
