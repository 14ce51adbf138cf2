declare module "~/platform/refusal" {
  interface RefusalCodes {
    /** The code is not the one that was sent. */
    code_wrong: true;
    /** The code ran out, was used, or was guessed at too often. */
    code_over: true;
    /** This installation sends no mail, so it sends no codes. */
    mail_not_sent: true;
    account_frozen: true;
    /** A business's text for everybody names a way to reach somebody, a place, a school or a person. */
    page_tells_too_much: true;
    /** The name that a donor wants to be read by everybody does. */
    name_tells_too_much: true;
    /** Nobody signs in with this email. */
    person_unknown: true;
    /** A steward is frozen by another one. */
    freezes_himself: true;
    /** Nobody leaves for good by a slip. */
    leaving_not_sure: true;
    leaves_with_claims: true;
    leaves_with_pledges: true;
    /** A steward goes when another one took the task from him. */
    leaves_as_steward: true;
    people_left_unnamed_check: true;
    person_email_plain: true;
    person_email_taken: true;
    place_unknown: true;
    place_ambiguous: true;
    slug_malformed: true;
    organization_slug_taken: true;
    organization_needs_second_person: true;
    organization_decision_has_person: true;
    organization_applied_already: true;
    organization_needs_coordinator: true;
    organization_not_verified: true;
    membership_twice: true;
    member_already: true;
    invitation_open_already: true;
    seal_row_once: true;
  }
}
export {};
