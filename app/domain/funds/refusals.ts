declare module "~/platform/refusal" {
  interface RefusalCodes {
    fund_needs_host: true;
    fund_prefix_taken: true;
    charity_account_taken: true;
    /** `none` together with a way to take money. */
    fund_none_stands_alone: true;
    fund_public_needs_certificate: true;
    fund_elsewhere_needs_address: true;
    reference_prefix_malformed: true;
    /** The law of its place, or the fund's own end, lets nobody pledge here. */
    fund_takes_no_pledges: true;
    pledge_reference_taken: true;
    pledge_invitation_open_already: true;
    /** A sign is mistyped, or it is no reference. */
    reference_malformed: true;
    /** No pledge to this fund has that reference. */
    pledge_unknown: true;
    /** Money that is said to have come on a day that is still to come. */
    deposit_in_future: true;
    deposit_needs_second_person: true;
    deposit_differs_from_payments: true;
    payment_ref_taken: true;
    /** The fund's charity has no account at the payment provider. */
    fund_takes_no_cards: true;
    /** More would go back than was paid. */
    refund_exceeds_payment: true;
    refund_needs_second_person: true;
    /** Who gave the money decides nothing about giving it back. */
    refund_to_oneself: true;
    refund_ref_taken: true;
    dispute_ref_taken: true;
    account_malformed: true;
  }
}
export {};
