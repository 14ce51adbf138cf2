declare module "~/platform/refusal" {
  interface RefusalCodes {
    /** The same person said the same of the same thing today. */
    concern_reported_already: true;
    /** What it said is forgotten by now, so there is nothing to open again. */
    concern_forgotten: true;
    /** A hidden wish comes back once a steward has closed the concern that hid it. */
    wish_under_concern: true;
  }
}
export {};
