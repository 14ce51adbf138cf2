/** Every planned "no" has a code. Modules declare theirs by augmenting this interface. */
export interface RefusalCodes {
  /** A field's value is missing or malformed. */
  invalid_input: true;
  /** There is no such thing, or not for the one who asks. */
  not_found: true;
  /** The one who asks is known but may not do this. */
  not_allowed: true;
  /** The thing's lifecycle knows no such step from where it stands. */
  step_not_possible: true;
  /** Too many tries in too short a time. */
  too_many_tries: true;
  /** The same key came with other input. */
  key_reused: true;
  /** Somebody else changed the same field since the form was shown. */
  changed_meanwhile: true;
  field_missing: true;
  field_too_short: true;
  field_too_long: true;
  number_out_of_range: true;
  email_malformed: true;
  date_malformed: true;
  /** Before anything here can have been. */
  date_too_early: true;
  amount_malformed: true;
  /** Nothing, or less than nothing. */
  amount_not_above_zero: true;
  /** Decimals that the currency doesn't have. */
  amount_too_fine: true;
  /** More than anybody means: a slip of the hand. */
  amount_too_large: true;
  choice_unknown: true;
}

export type RefusalCode = keyof RefusalCodes;

/** Plain facts a refusal's sentence or page may need; never a child's or donor's data. */
export type RefusalFacts = Readonly<Record<string, unknown>>;

/** A planned "no": a code, maybe the field it is about, maybe facts for the page that tells it. */
export class Refusal extends Error {
  override readonly name = "Refusal";

  constructor(
    readonly code: RefusalCode,
    readonly field?: string,
    readonly about?: RefusalFacts,
  ) {
    super(code);
  }
}

export type FieldIssue = { field: string; code: RefusalCode };

/** What a form held does not fit its schema: one issue a field. */
export class InvalidInput extends Refusal {
  constructor(readonly issues: readonly FieldIssue[]) {
    super("invalid_input", issues[0]?.field);
  }
}
