declare module "~/platform/refusal" {
  interface RefusalCodes {
    report_needs_second_person: true;
    report_ends_before_it_begins: true;
    /** A period that is not over yet. */
    report_in_future: true;
    report_correction_says_why: true;
    /** Words that everybody will read hold a way to reach somebody. */
    report_tells_too_much: true;
    report_in_work: true;
    report_corrected_already: true;
    report_of_batch_already: true;
    /** A law of money is broken, so that no figure may be published. */
    report_books_broken: true;
    /** The frozen figures are not those of the books at their number. */
    report_differs_from_books: true;
    report_photo_without_consent: true;
    report_purchase_alone: true;
    /** The books or the wishes of its days say something else by now. */
    report_moved: true;
    /** It was handed in again since the one who lets it out opened the page. */
    report_handed_in_again: true;
    /** Something of its days was entered a moment ago and isn't sealed yet. */
    report_not_sealed: true;
    /** The batch still takes claims. */
    report_batch_open: true;
    /** Gifts of the batch are still on their way. */
    report_batch_in_work: true;
    /** No line of this report belongs to that code. */
    report_code_unknown: true;
  }
}
export {};
