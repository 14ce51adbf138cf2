declare module "~/platform/refusal" {
  interface RefusalCodes {
    fund_needs_host: true;
    charity_registered_already: true;
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
    /** A bank that is said to have sent money back on a day that is still to come. */
    refund_in_future: true;
    /** A day of the books that is still to come. */
    loss_in_future: true;
    /** A loss that is said to be borne before the first dispute was lost. */
    loss_before_dispute: true;
    deposit_needs_second_person: true;
    deposit_differs_from_payments: true;
    payment_ref_taken: true;
    /** Only the donor takes back what pays for his claim. */
    pledge_pays_for_claim: true;
    /** The checkout is done, and the bank has not said yes or no. */
    pledge_on_its_way: true;
    /** The fund has ended; what it promised goes on, new wishes are for others. */
    fund_ended: true;
    allocation_none_chosen: true;
    allocation_made_already: true;
    /** Another place, another kind, or another currency than this fund gives for. */
    wish_outside_fund: true;
    /** The wish is priced in a currency for which no rate is stated. */
    rate_missing: true;
    rate_malformed: true;
    percent_malformed: true;
    /** Nothing is reserved on it: its claim ended, or it was bought already. */
    allocation_not_reserved: true;
    allocation_bought_already: true;
    purchase_has_no_lines: true;
    purchase_in_future: true;
    purchase_invoice_known: true;
    /** It cost more than was reserved, and nobody said why. */
    purchase_needs_deviation: true;
    purchase_needs_second_person: true;
    purchase_differs_from_lines: true;
    /** Who approved the others left this line out. */
    purchase_line_left: true;
    /** It was mended after who approves had looked at it. */
    purchase_mended: true;
    return_needs_second_person: true;
    return_recorded_already: true;
    return_exceeds_purchase: true;
    adjustment_needs_second_person: true;
    /** Somebody asked for it already. */
    undoing_asked_already: true;
    passing_asked_already: true;
    /** A receipt says that the money came. */
    undoing_needs_void_receipt: true;
    /** The money is spent, or kept for wishes. */
    undoing_money_gone: true;
    /** More would leave the platform than lies there. */
    platform_short: true;
    /** More would be entered than a payout brought, or than lies at the provider. */
    payout_is_less: true;
    payout_entered_already: true;
    /** More would be borne than disputes took. */
    loss_is_less: true;
    /** A donor wants to be asked what becomes of what is left over. */
    leftover_needs_consent: true;
    /** The fund's charity has no account at the payment provider. */
    fund_takes_no_cards: true;
    /** Less, or more, than the payment provider charges a card; with the limit. */
    card_amount_too_small: true;
    card_amount_too_large: true;
    /** More would go back than was paid. */
    refund_exceeds_payment: true;
    refund_money_kept: true;
    refund_before_payment: true;
    refund_needs_second_person: true;
    /** Who gave the money decides nothing about giving it back. */
    refund_to_oneself: true;
    refund_ref_taken: true;
    dispute_ref_taken: true;
    account_malformed: true;
    /** Neither a picture nor a plain PDF. */
    invoice_file_unreadable: true;
    invoice_file_too_large: true;
    /** Money that isn't in the books, was given back, or is another than the receipt says. */
    receipt_needs_cleared_money: true;
    receipt_needs_donor: true;
    receipt_given_already: true;
    receipt_number_taken: true;
    receipt_needs_second_person: true;
    receipt_void_already: true;
    official_number_malformed: true;
    /** The books say the same sum as the receipt, or nobody knows yet. */
    receipt_agrees_with_books: true;
    /** A thing that hasn't arrived for good, of another giver, or that a fund paid for. */
    receipt_needs_confirmed_gift: true;
    goods_receipt_given_already: true;
    goods_asked_already: true;
    /** No charity gives receipts for what this organizer takes. */
    goods_not_hosted: true;
    /** The law of its place lets nobody write it without a proof of value. */
    receipt_needs_value: true;
    /** Nothing in the file has a day and an amount. */
    statement_not_recognised: true;
    statement_too_long: true;
    statement_has_many_tables: true;
    statement_needs_day: true;
    statement_needs_amount: true;
    statement_column_twice: true;
    statement_line_changed: true;
    statement_line_taken: true;
    statement_line_recorded: true;
    /** It went out, was in the books before, or can't be read. */
    statement_line_is_no_gift: true;
    statement_undecided: true;
    statement_books_nothing: true;
    /** Another statement that was sent left lines to this one. */
    statement_holds_lines: true;
    statement_needs_second_person: true;
    /** It was settled anew, or a promise was paid or taken back, since it was shown or sent. */
    statement_changed_meanwhile: true;
    /** What it says of people is gone. */
    statement_forgotten: true;
  }
}
export {};
