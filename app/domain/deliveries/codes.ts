const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;

/**
 * What a scanned or typed text names at the hub: a parcel's code, or the claim of a gift without
 * one. An address must be one of the hub's; a code may have spaces, dashes and small letters.
 */
export function keyIn(text: string): string | undefined {
  const plain = text.normalize("NFKC").trim();
  if (/^https?:/i.test(plain) && !/\/organizer\/hub\b/.test(plain)) return undefined;
  const claimId = uuid.exec(plain)?.[0];
  if (claimId) return claimId.toLowerCase();
  const last = plain.split(/[/=?&#]/).findLast(Boolean) ?? "";
  const code = last.replace(/[\s\p{Pd}_.]/gu, "").toUpperCase();
  return /^[A-Z0-9]{8}$/.test(code) ? code : undefined;
}

const alike: Record<string, string> = {
  0: "0ODQ",
  O: "0ODQ",
  1: "1ILJ",
  I: "1ILJ",
  L: "1ILJ",
};

/** The codes that a hurried eye could have taken for this one, as a regular expression. */
export const likeCode = (code: string): string =>
  `^${[...code].map((letter) => (alike[letter] ? `[${alike[letter]}]` : letter)).join("")}$`;
