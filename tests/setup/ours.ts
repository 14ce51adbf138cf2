import { inline } from "~/http/inline.server";

const script = /<script type="(module|speculationrules)"(?: data-words="[^"]+")?>(.*?)<\/script>/gs;
const ours: Record<string, string> = {
  module: inline.enhance,
  speculationrules: inline.ahead,
};

/** A page without the scripts that documents carry: ours, word for word, and no other. */
export const withoutOurs = (page: string) =>
  page.replace(script, (found, type: string, text: string) => (ours[type] === text ? "" : found));
