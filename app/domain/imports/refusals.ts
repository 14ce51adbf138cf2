declare module "~/platform/refusal" {
  interface RefusalCodes {
    // The file as a whole.
    sheet_empty: true;
    sheet_unreadable: true;
    /** No sheet has a row that heads a table; the organizer is asked. */
    sheet_header_unknown: true;
    /** More megabytes than are taken. */
    sheet_too_large: true;
    /** More rows than are taken: `about.most`. */
    sheet_too_long: true;
    sheet_too_wide: true;
    /** Unpacked it would be many times its size. */
    sheet_swells: true;
    /** What it holds is not what its name says: `about.kind`. */
    sheet_renamed: true;
    /** A document, a picture, a web page: no table. */
    sheet_not_a_table: true;
    /** Excel's format from before 2007. */
    sheet_old_format: true;
    sheet_encrypted: true;
    sheet_has_macros: true;
    sheet_took_too_long: true;
    sheet_took_too_much: true;
    /** Its seven days are over, or somebody threw it away. */
    import_gone: true;
    /** It still reads or takes in. */
    import_busy: true;
    import_nothing_right: true;
    import_columns_doubled: true;
    import_columns_needed: true;
    /** No child of the import has a dated consent that waits to be recorded. */
    import_no_consents: true;
    // A row.
    row_encoding_broken: true;
    children_in_one_row: true;
    /** Name and age are known, more speaks against it: staff say which child it is. */
    child_unsure: true;
    row_doubled: true;
    cell_is_error: true;
    formula_without_value: true;
    consent_refused: true;
    wishes_not_plain: true;
  }
}
export {};
