declare module "~/platform/refusal" {
  interface RefusalCodes {
    /** No consent that a second person approved covers this. */
    wish_needs_consent: true;
    consent_needs_second_person: true;
    sheet_needs_second_person: true;
    consent_collects: true;
    consent_at_most_a_year: true;
    consent_withdrawn_has_time: true;
    child_erased_is_empty: true;
    child_erased: true;
    /** The text holds something that must never be stored, like an ID-card number. */
    text_holds_forbidden: true;
    append_only: true;
    phone_malformed: true;
    birth_malformed: true;
    /** Younger than 3 or older than 17. */
    child_age_out_of_range: true;
    consent_names_nobody: true;
    consent_in_future: true;
    sheet_already_approved: true;
  }
}
export {};
