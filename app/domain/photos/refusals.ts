declare module "~/platform/refusal" {
  interface RefusalCodes {
    /** Who took a photo doesn't approve it. */
    photo_needs_second_person: true;
    photo_approved_has_person: true;
    photo_published_is_approved: true;
    photo_belongs_somewhere: true;
    photo_paper_is_sealed: true;
    /** A picture is one photo's own. */
    photo_used_already: true;
    /** What was sent ahead waits a day, and for who sent it alone. */
    photo_upload_over: true;
    /** No part of the photo was chosen. */
    photo_nothing_marked: true;
    /** Nobody agreed that this photo may stand on public pages. */
    photo_not_to_be_published: true;
  }
}
export {};
