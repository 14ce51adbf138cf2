const closing = "，。、；：？！）」』》〉〕】｝”’…—～·,.;:?!)\\]}%℃";
const opening = "（「『《〈〔【｛“‘¥￥(\\[{";
const latin = "[!-~\\u00a1-\\u2013]+";
/** No line begins with what closes, none ends with what opens; a Latin word is one part. */
const part = new RegExp(`[${opening}]*(?:\\s+|${latin}|[^])[${closing}\\p{M}]*`, "gu");
const longestWord = 16;

/** The parts of a text between which a line may end. */
export const lineParts = (text: string): string[] =>
  (text.match(part) ?? []).flatMap((found) =>
    found.length > longestWord ? parted(found) : [found],
  );

/** A long word ends its line after a mark, or anywhere when there is none. */
const parted = (word: string) =>
  (word.match(/[^/\-_.@?&=]*[/\-_.@?&=]|[^/\-_.@?&=]+/g) ?? []).flatMap((piece) =>
    piece.length > longestWord ? Array.from(piece) : [piece],
  );

/** The font's ’ is as wide as a Chinese character: in a Latin word the plain one is meant. */
const apostrophe = /(?<=\p{Script=Latin})’(?=\p{Script=Latin}|\s|$)/gu;

/**
 * A text as this font can show it: a character that it lacks stands there by its code, so that
 * nobody takes one name for another; what has no shape of its own is left out.
 */
export const legible = (text: string, has: (codePoint: number) => boolean): string =>
  Array.from(text.normalize("NFC").replace(apostrophe, "'"), (char) => {
    const code = char.codePointAt(0) ?? 0;
    if (char === "\n" || has(code)) return char;
    if (/[\p{Cc}\p{Default_Ignorable_Code_Point}]/u.test(char)) return "";
    if (/\s/u.test(char)) return " ";
    return `〔U+${code.toString(16).toUpperCase().padStart(4, "0")}〕`;
  }).join("");
