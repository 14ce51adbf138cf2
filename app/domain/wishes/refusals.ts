declare module "~/platform/refusal" {
  interface RefusalCodes {
    /** No wish has this id or address. */
    wish_unknown: true;
    /** The alias is part of the child's real name. */
    alias_tells_name: true;
    /** Whoever wrote a text, or a word of it, does not approve it. */
    wish_needs_second_person: true;
    wish_number_taken: true;
    /** The same child already has this wish in this batch. */
    wish_doubled: true;
    /** A wish that donors can see keeps its text; only striking and the price remain. */
    wish_text_is_public: true;
    /** The reviewer found something in it: it is read by itself, not with the list. */
    wish_has_finds: true;
    /** The text tells who or where the child is, or how to reach somebody. */
    wish_tells_too_much: true;
    /** Something is marked, and the reader has not said that he saw it. */
    wish_finds_unseen: true;
    /** The text is no longer as it was read. */
    wish_text_changed: true;
    /** A wish without a title is none. */
    wish_needs_title: true;
    /** Donors may see it already: too late to take an approval back. */
    wish_not_undone: true;
    township_unknown: true;
    wish_approved_has_person: true;
    wish_open_has_place: true;
    wish_granted_has_time: true;
    wish_withdrawn_has_time: true;
    wish_public_id_taken: true;
    /** A bulk step takes up to a thousand. */
    too_many_at_once: true;
    /** Why one of many was left as it is. */
    wish_is_granted: true;
    wish_is_withdrawn: true;
    wish_is_public: true;
    wish_is_approved: true;
    wish_not_approved: true;
    wish_is_frozen: true;
    wish_is_hidden: true;
    wish_not_publishable: true;
    wish_waits_for_mending: true;
    /** Something in its text is marked; it is read by itself. */
    wish_marked: true;
    /** The text didn't stand on the page, or was changed since. */
    wish_not_read: true;
  }
}
export {};
