/** A whole cell that is a day and a time in one number, as some banks write it. */
const packedTime =
  /^20\d\d-?(?:0[1-9]|1[0-2])-?(?:0[1-9]|[12]\d|3[01]) ?(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?$/;

/** Long numbers, in groups or not: accounts, cards, and the numbers of transactions. */
const longNumber = /\d(?:[ -]?\d){11,}/g;
/** An IBAN: country, check digits, then letters and digits in groups or not. */
const iban = /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\b/g;

/**
 * A cell without the long numbers in it: of each only the last four signs stay, and a tag that is
 * the same for the same number, so that a transaction is known again although its number is not kept.
 */
export function masked(text: string, tagOf: (number: string) => string): string {
  const plain = text.normalize("NFKC");
  if (plain.length < 12 || !/\d\D*\d/.test(plain) || packedTime.test(plain.trim())) return text;
  const hide = (number: string) => {
    const bare = number.replaceAll(/[ -]/g, "");
    return `…${bare.slice(-4)}#${tagOf(bare)}`;
  };
  const held = plain.replace(iban, (number) =>
    /\d{6}/.test(number.replaceAll(" ", "")) ? hide(number) : number,
  );
  const hidden = held.replace(longNumber, hide);
  return hidden === plain ? text : hidden;
}

/** How a masked text is shown: without the tags. */
export const withoutTags = (text: string): string =>
  text.replaceAll(/(…\w{4})#[0-9a-f]{12}/g, "$1");
