import { useActionData } from "@remix-run/react";
import { useText, useTo } from "~/i18n/reader";
import { HowTo } from "~/parts/how-to";
import type { WishSeen } from "~/parts/wires";
import { Answered } from "~/ui/answer";
import { Button, TextLink } from "~/ui/button";
import { Day } from "~/ui/day";
import { Form } from "~/ui/form";
import { MoneyText } from "~/ui/money";
import { Callout, Panel } from "~/ui/panel";
import { Refused } from "~/ui/refused";

type Wish = Pick<WishSeen, "id" | "state" | "price" | "closesAt"> & { batch: { state: string } };
type Refusal = { errors: { code: string; about?: { claims?: string[] } }[] };

/** What a reader can do with the wish now. A lost race is told here, with what else waits. */
export function Taking({ wish, nearest }: { wish: Wish; nearest: WishSeen[] }) {
  const { pages } = useText();
  const answer = useActionData<Refusal>();
  const held = answer?.errors.flatMap(({ about }) => about?.claims ?? []) ?? [];
  const open = wish.state === "open" && wish.batch.state === "open";
  return (
    <Panel title={pages.wish.holdTitle} hiddenTitle>
      <p className="taking-price">
        {wish.price && <MoneyText value={wish.price} large />}
        {open && wish.closesAt && <Day at={wish.closesAt} as="left" />}
      </p>
      <Answered answer={answer}>
        <Refused />
        {held.map((id) => (
          <p key={id}>
            <TextLink to={`/claims/${id}`}>{pages.wish.yourClaim}</TextLink>
          </p>
        ))}
        {answer && !open && nearest.length > 0 && <Instead wishes={nearest} />}
      </Answered>
      {open ? <Open /> : <Closed state={wish.state} />}
      <Callout>
        <p>
          <b>{pages.wish.willKnow}</b>
          {pages.wish.willKnowNote}
        </p>
        <p>
          <b>{pages.wish.willNotKnow}</b>
          {pages.wish.willNotKnowNote}
        </p>
      </Callout>
    </Panel>
  );
}

function Open() {
  const { wish } = useText().pages;
  return (
    <Form className="taking-steps">
      <HowTo />
      <Button full>{wish.hold}</Button>
      <p className="field-hint">{wish.regret}</p>
    </Form>
  );
}

function Closed({ state }: { state: WishSeen["state"] }) {
  const { wish } = useText().pages;
  const [title, note] =
    state === "granted"
      ? [wish.grantedTitle, wish.grantedNote]
      : state === "taken"
        ? [wish.takenTitle, wish.takenNote]
        : [wish.closedTitle, wish.closedNote];
  return (
    <>
      <p className="taking-title">{title}</p>
      <p>{note}</p>
    </>
  );
}

/** The nearest open wishes, in the same answer that says the race was lost. */
function Instead({ wishes }: { wishes: WishSeen[] }) {
  const { wish } = useText().pages;
  const to = useTo();
  return (
    <>
      <p>{wish.nearest}</p>
      <ul className="nearest">
        {wishes.map(({ id, title, price }) => (
          <li key={id}>
            <a href={to(`/wishes/${id}`)}>{title}</a> {price && <MoneyText value={price} />}
          </li>
        ))}
      </ul>
    </>
  );
}
