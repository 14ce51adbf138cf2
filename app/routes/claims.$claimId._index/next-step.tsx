import type { SerializeFrom } from "@remix-run/node";
import { useText, useTo } from "~/i18n/reader";
import { CommitFields } from "~/parts/commit-fields";
import { Actions, Button, LinkButton, TextLink } from "~/ui/button";
import { Field } from "~/ui/field";
import { Form } from "~/ui/form";
import { Callout, Panel } from "~/ui/panel";
import { Refused } from "~/ui/refused";
import { Hub } from "./hub";
import type { loader } from "./route";

type Claim = SerializeFrom<typeof loader>["claim"];

/** The one thing that the claimant does next. */
export function NextStep({
  claim,
  mailed,
  mayPay = false,
}: {
  claim: Claim;
  mailed: boolean;
  mayPay?: boolean;
}) {
  const { next } = useText().claims;
  const can = (verb: Claim["can"][number]) => claim.can.includes(verb);
  if (claim.holdOver) return <Back wishId={claim.wish.id} />;
  if (can("commit"))
    return claim.proven ? (
      <Keep claim={claim} mayPay={mayPay} />
    ) : (
      <Prove claim={claim} mailed={mailed} />
    );
  if (can("send")) return <Bring claim={claim} />;
  if (can("recall")) return <Sent claim={claim} />;
  if (claim.road.endedAt || claim.road.confirmedAt) return <Over claim={claim} />;
  return <Callout>{next.wait}</Callout>;
}

/** What is over: the same wish, where it waits again, before the others. A guest holds it only once. */
function Over({ claim }: { claim: Claim }) {
  const { claims, receipts } = useText();
  const to = useTo();
  const wish = `/wishes/${claim.wish.id}`;
  const guest = !claim.proven && claim.road.committedAt === null;
  return (
    <>
      {claim.openAgain && <p>{claims.openAgain}</p>}
      <Actions>
        {claim.openAgain && (
          <LinkButton
            kind="primary"
            to={guest ? `/sign-in?to=${encodeURIComponent(to(wish))}` : wish}
          >
            {guest ? claims.signInFirst : claims.backToWish}
          </LinkButton>
        )}
        <LinkButton to="/wishes">{claims.next.wishes}</LinkButton>
        {claim.mine && claim.road.confirmedAt && claim.road.way !== "pay" && (
          <TextLink to={`/claims/${claim.id}/receipt`}>{receipts.claim.open}</TextLink>
        )}
      </Actions>
    </>
  );
}

function Back({ wishId }: { wishId: string }) {
  const { claims } = useText();
  return (
    <Actions>
      <LinkButton kind="primary" to={`/wishes/${wishId}`}>
        {claims.backToWish}
      </LinkButton>
    </Actions>
  );
}

/** A guest proves an email first: the sign-in comes back to this page. */
function Prove({ claim, mailed }: { claim: Claim; mailed: boolean }) {
  const { accounts, claims } = useText();
  if (!mailed) return <Callout>{accounts.signIn.noMailDonor}</Callout>;
  return (
    <Panel title={claims.email.title}>
      <p>{claims.email.note}</p>
      <Form action={`/sign-in?to=/claims/${claim.id}`}>
        <Field
          name="email"
          type="email"
          label={claims.email.label}
          hint={claims.email.signIn}
          autoComplete="email"
          inputMode="email"
        />
        <Actions>
          <Button>{claims.email.next}</Button>
          <Release claim={claim} />
        </Actions>
      </Form>
    </Panel>
  );
}

/** To keep it by sending or bringing; or by the money for it, where a fund would buy it. */
function Keep({ claim, mayPay }: { claim: Claim; mayPay: boolean }) {
  const { claims, claimMoney } = useText();
  const { keep } = claims;
  return (
    <Panel title={keep.title} hiddenTitle>
      <Form action={`/claims/${claim.id}/commit`}>
        <Refused />
        <CommitFields businesses={claim.businesses} />
        <Actions>
          <Button>{keep.button}</Button>
          {mayPay && <TextLink to={`/claims/${claim.id}/pay`}>{claimMoney.link}</TextLink>}
          <Release claim={claim} />
        </Actions>
      </Form>
    </Panel>
  );
}

function Bring({ claim }: { claim: Claim }) {
  const { next } = useText().claims;
  const brings = claim.road.way === "bring";
  const send = { to: `/claims/${claim.id}/send`, label: next.send };
  const bring = {
    to: `/claims/${claim.id}/bring`,
    label: claim.bringOn ? next.rebring : next.bring,
  };
  const [first, second] = brings ? [bring, send] : [send, bring];
  return (
    <Panel>
      <Hub hub={claim.hub} />
      <Actions>
        <LinkButton kind="primary" to={first.to}>
          {first.label}
        </LinkButton>
        <TextLink to={second.to}>{second.label}</TextLink>
        <Release claim={claim} />
      </Actions>
    </Panel>
  );
}

function Sent({ claim }: { claim: Claim }) {
  const { next } = useText().claims;
  return (
    <Panel>
      <Hub hub={claim.hub} />
      <Actions>
        <LinkButton kind="primary" to={`/claims/${claim.id}/label`}>
          {next.label}
        </LinkButton>
        <TextLink to={`/claims/${claim.id}/recall`}>{next.recall}</TextLink>
      </Actions>
    </Panel>
  );
}

function Release({ claim }: { claim: Claim }) {
  const { next } = useText().claims;
  return <TextLink to={`/claims/${claim.id}/release`}>{next.release}</TextLink>;
}
