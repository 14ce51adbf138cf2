import type { WireMoney } from "~/i18n/formats";
import type { useFormat, useText } from "~/i18n/reader";

export type Listed = {
  number: number;
  title: string;
  size: string;
  colour: string;
  style: string;
  alias: string;
  price: WireMoney;
  state: "open" | "taken" | "granted";
};

type List = {
  title: string;
  closesAt: string;
  timeZone: string;
  every: boolean;
  wishes: Listed[];
  address: string;
};
type Said = { text: ReturnType<typeof useText>; format: ReturnType<typeof useFormat> };

const thingOf = ({ title, size, colour, style }: Listed) =>
  [title, size, colour, style].filter(Boolean).join(" ");

/** A wish a line, nothing more than a chat needs. */
export function chatText({ title, every, wishes, address }: List, { text, format }: Said): string {
  const lines = wishes.map((wish) =>
    [
      `${text.wishes.number(wish.number)} ${thingOf(wish)}`,
      format.money(wish.price),
      ...(every ? [text.wishes.status[wish.state]] : []),
    ].join(text.common.comma),
  );
  return [title, ...lines, `${text.organizer.batch.copy.link} ${address}`].join("\n");
}

/** The same with a beginning, a date and how to claim, for an article. */
export function articleText(list: List, { text, format }: Said): string {
  const { list: words } = text.print;
  const wishes = list.wishes.map((wish) =>
    [
      `${text.wishes.number(wish.number)} ${wish.title}`,
      [wish.size, wish.colour, wish.style].filter(Boolean).join(" · "),
      [
        wish.alias,
        format.money(wish.price),
        ...(list.every ? [text.wishes.status[wish.state]] : []),
      ]
        .filter(Boolean)
        .join(" · "),
    ]
      .filter(Boolean)
      .join("\n"),
  );
  const until = `${words.until} ${format.day(list.closesAt, list.timeZone)}`;
  const link = `${text.organizer.batch.copy.link} ${list.address}`;
  return [list.title, words.begin, until, ...wishes, link].join("\n\n");
}
