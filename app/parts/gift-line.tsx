import { useText } from "~/i18n/reader";

export type GiftSeen = {
  number: number;
  title: string;
  size: string;
  colour: string;
  style: string;
};

/** How a thing is to be: size, colour, style, as far as they are told. */
export const specOf = ({ size, colour, style }: Pick<GiftSeen, "size" | "colour" | "style">) =>
  [size, colour, style].filter(Boolean).join(" · ");

/** A gift as it lies on the table: its number, the thing and its size; never whose it is. */
export function GiftLine({ gift }: { gift: GiftSeen }) {
  const { wishes } = useText();
  const spec = specOf(gift);
  return (
    <>
      <b>
        {wishes.number(gift.number)} {gift.title}
      </b>
      {spec && <span> {spec}</span>}
    </>
  );
}
