import { useActionData } from "@remix-run/react";
import { useText, useTo } from "~/i18n/reader";
import { HowTo } from "~/parts/how-to";
import { useWrittenIn } from "~/parts/language";
import { lanternOf } from "~/parts/standing";
import type { WishSeen } from "~/parts/wires";
import { Answered, type Answer } from "~/ui/answer";
import { Button, LinkButton, TextLink } from "~/ui/button";
import { Day } from "~/ui/day";
import { Form } from "~/ui/form";
import { MoneyText } from "~/ui/money";
import { Callout, Panel } from "~/ui/panel";
import { Refused } from "~/ui/refused";

type Wish = Pick<WishSeen, "id" | "state" | "claim" | "price" | "closesAt"> & {
  batch: { state: string };
};
type Mine = { id: string; heldUntil: string | null };
type Shown = { wish: Wish; nearest: WishSeen[]; mine: Mine | null; lost: boolean };

/** The panel's own place on the page, for the bar that leads to it. */
export const takingPlace = "claim";

/** Where a wish stands for who would take it: `closed` is one whose batch is over. */
export const standingOf = ({ state, claim, batch }: Wish) =>
  (state === "open" && batch.state !== "open" ? null : lanternOf({ state, claim })) ?? "closed";

const lostRace: Answer = { errors: [{ code: "claim_wish_taken" }] };

/** What a reader can do with the wish now. A lost race is told here, with what else waits. */
export function Taking({ wish, nearest, mine, lost }: Shown) {
  const { wish: words } = useText().pages;
  const answered = useActionData<Answer>();
  const standing = standingOf(wish);
  const open = standing === "open" && !mine;
  const answer = answered ?? (lost && !open && !mine ? lostRace : undefined);
  const said = standing === "open" ? undefined : words.standing[standing];
  const title =
    mine && standing !== "granted" ? words.yoursTitle : (said?.title ?? words.holdTitle);
  const beside = !open && !mine && (standing === "held" || answer !== undefined);
  return (
    <Panel id={takingPlace} title={title} hiddenTitle={open}>
      <p className="taking-price">
        {wish.price && <MoneyText value={wish.price} large />}
        {open && wish.closesAt && <Day at={wish.closesAt} as="left" />}
      </p>
      <Answered answer={answer}>
        <Refused />
        {answer && <WayOut errors={answer.errors} wish={wish.id} />}
      </Answered>
      {mine ? <Yours claim={mine} /> : open ? <Open wish={wish.id} /> : null}
      {!mine && said && <p>{said.note}</p>}
      {beside && nearest.length > 0 && <Instead wishes={nearest} />}
      {open && <Promises />}
    </Panel>
  );
}

/** Where a refusal leads on: to the claims that are in the way, or through the sign-in back to here. */
function WayOut({ errors, wish }: { errors: Answer["errors"]; wish: string }) {
  const { accounts, pages } = useText();
  const to = useTo();
  const inTheWay = errors.flatMap(({ about }) => (about as { claims?: string[] })?.claims ?? []);
  const back = encodeURIComponent(to(`/wishes/${wish}`));
  return (
    <>
      {inTheWay.map((id) => (
        <p key={id}>
          <TextLink to={`/claims/${id}`}>{pages.wish.yourClaim}</TextLink>
        </p>
      ))}
      {errors.some(({ code }) => afterSignIn.includes(code)) && (
        <p>
          <LinkButton to={`/sign-in?to=${back}`}>{accounts.signIn.title}</LinkButton>
        </p>
      )}
    </>
  );
}

/** Refused to a guest, and open to who has signed in. */
const afterSignIn: Answer["errors"][number]["code"][] = [
  "claim_guests_sign_in",
  "claim_guest_not_twice",
];

/** What the reader himself holds or claimed. */
function Yours({ claim: { id, heldUntil } }: { claim: Mine }) {
  const { wish } = useText().pages;
  return (
    <>
      <p>
        {heldUntil ? wish.yoursHeld : wish.yoursNote}{" "}
        {heldUntil && <Day at={heldUntil} as="left" />}
      </p>
      <LinkButton kind="primary" full to={`/claims/${id}`}>
        {heldUntil ? wish.goOn : wish.toClaim}
      </LinkButton>
    </>
  );
}

function Open({ wish: id }: { wish: string }) {
  const { wish } = useText().pages;
  return (
    <Form className="taking-steps" action={`/wishes/${id}`}>
      <HowTo />
      <Button full>{wish.hold}</Button>
      <p className="field-hint">{wish.regret}</p>
    </Form>
  );
}

/** What who claims it will know, and will not. */
function Promises() {
  const { wish } = useText().pages;
  return (
    <Callout>
      <p>
        <b>{wish.willKnow}</b>
        {wish.willKnowNote}
      </p>
      <p>
        <b>{wish.willNotKnow}</b>
        {wish.willNotKnowNote}
      </p>
    </Callout>
  );
}

/** The nearest open wishes. */
function Instead({ wishes }: { wishes: WishSeen[] }) {
  const { wish } = useText().pages;
  const to = useTo();
  const written = useWrittenIn();
  return (
    <>
      <p>{wish.nearest}</p>
      <ul className="nearest">
        {wishes.map(({ id, title, price }) => (
          <li key={id}>
            <a href={to(`/wishes/${id}`)} lang={written}>
              {title}
            </a>{" "}
            {price && <MoneyText value={price} />}
          </li>
        ))}
      </ul>
    </>
  );
}
