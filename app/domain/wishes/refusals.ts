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
    township_unknown: true;
    wish_approved_has_person: true;
    wish_open_has_place: true;
    wish_granted_has_time: true;
    wish_withdrawn_has_time: true;
    wish_public_id_taken: true;
    /** A bulk step takes up to a thousand. */
    too_many_at_once: true;
  }
}
export {};
