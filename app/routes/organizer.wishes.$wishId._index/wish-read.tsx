import { useText } from "~/i18n/reader";
import { Facts } from "~/ui/figures";
import { MoneyText } from "~/ui/money";
import { Note } from "~/ui/note";
import { Panel } from "~/ui/panel";

type Wish = {
  words: string;
  size: string;
  colour: string;
  style: string;
  price: { minor: string; currency: string };
};

/** A wish to look at, for who can't or needn't change it. */
export function WishRead({ wish }: { wish: Wish }) {
  const { wish: words } = useText().drafts;
  return (
    <Panel title={words.legend}>
      {wish.words && <Note>{wish.words}</Note>}
      <Facts
        items={[
          { label: words.size, value: wish.size },
          { label: words.colour, value: wish.colour },
          { label: words.style, value: wish.style },
          { label: words.price, value: <MoneyText value={wish.price} /> },
        ].filter(({ value }) => value)}
      />
    </Panel>
  );
}
