/**
 * A reference that a donor quotes when he transfers money: the fund's prefix, five drawn signs and a
 * check sign after ISO/IEC 7064 (hybrid system MOD 31,30), which finds every sign mistyped and two
 * neighbours swapped. None of 0, 1, I, L, O, U, which are taken for each other.
 */
export const referenceSigns = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
const base = referenceSigns.length;
const modulus = base + 1;

/** How many signs are drawn between the prefix and the check sign. */
export const drawnSigns = 5;

function checkSign(text: string): string {
  let rest = base;
  for (const sign of text) {
    const sum = (rest + referenceSigns.indexOf(sign)) % base || base;
    rest = (sum * 2) % modulus;
  }
  return referenceSigns[(modulus - rest) % base]!;
}

/** The reference of a prefix and a number below 30^5. */
export function referenceOf(prefix: string, number: number): string {
  let left = number;
  let drawn = "";
  for (let place = 0; place < drawnSigns; place += 1) {
    drawn = referenceSigns[left % base]! + drawn;
    left = Math.floor(left / base);
  }
  return prefix + drawn + checkSign(prefix + drawn);
}

/** How many references a prefix has. */
export const referencesInAll = base ** drawnSigns;

const plain = (typed: string) => typed.normalize("NFKC").toUpperCase();

/** A reference as it is typed, with spaces, hyphens or full-width signs; null when it is none. */
export function readReference(typed: string): string | null {
  const signs = plain(typed).replaceAll(/[\s-]/g, "");
  const fits = new RegExp(`^[${referenceSigns}]{${drawnSigns + 3},${drawnSigns + 5}}$`).test(signs);
  return fits && checkSign(signs.slice(0, -1)) === signs.at(-1) ? signs : null;
}
