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
    /** Money that isn't in the books, was given back, or is another than the receipt says. */
    receipt_needs_cleared_money: true;
    receipt_needs_donor: true;
    receipt_given_already: true;
    receipt_number_taken: true;
    receipt_needs_second_person: true;
    receipt_void_already: true;
    official_number_malformed: true;
  }
}
export {};
