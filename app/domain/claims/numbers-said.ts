/** What people write around numbers in a chat and what says nothing more. */
const around =
  /我|们|想|要|来|请|帮|忙|麻烦|认领|领|第|编号|号|个|心愿|和|及|与|跟|还有|以及|吧|了|谢谢|please|claims?|wish(?:es)?|numbers?|nos?\b|and|the|i\b|[#、,，.。;；:：&+!！~\s]/giu;

const range = /(\d+)\s*号?\s*(?:-|–|—|~|到|至|to)\s*第?\s*(\d+)/giu;
/** A longer range in a chat is more likely a slip than a wish for so many. */
const longestRange = 50;
const highest = 100_000;

/**
 * The numbers of wishes in what somebody wrote in a chat ("我认领 5、8 和 12 号", "5-7"), each once and
 * in order. Null where none is named, where something else stands there that might mean more, or where
 * a range holds more than `longest`.
 */
export function numbersSaid(text: string, longest = longestRange): number[] | null {
  const plain = text.normalize("NFKC").toLowerCase();
  const found = new Set<number>();
  const add = (first: number, last: number) => {
    if (first < 1 || last < first || last > highest || last - first >= longest) return false;
    for (let number = first; number <= last; number += 1) found.add(number);
    return true;
  };
  let clear = true;
  const rest = plain
    .replace(range, (_, first: string, last: string) => {
      clear &&= add(Number(first), Number(last));
      return " ";
    })
    .replace(/\d+/g, (number) => {
      clear &&= add(Number(number), Number(number));
      return " ";
    })
    .replace(around, "");
  return clear && rest === "" && found.size > 0 ? [...found].sort((a, b) => a - b) : null;
}
