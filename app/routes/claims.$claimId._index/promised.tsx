import type { SerializeFrom } from "@remix-run/node";
import { filled } from "~/i18n/filled";
import { useFormat, useText } from "~/i18n/reader";
import { useLangOf } from "~/parts/language";
import { Actions, LinkButton, TextLink } from "~/ui/button";
import { MoneyText } from "~/ui/money";
import { Panel } from "~/ui/panel";
import type { loader } from "./route";

type Seen = SerializeFrom<typeof loader>;

/** A claim that its donor keeps by money: whether it has come, until when it is waited for, and who buys. */
export function Promised({
  claim,
  promise,
}: {
  claim: Seen["claim"];
  promise: NonNullable<Seen["money"]["promise"]>;
}) {
  const { claims, claimMoney } = useText();
  const { stands } = claimMoney;
  const { day, money } = useFormat();
  const written = useLangOf();
  const title = filled(stands.title, { fund: promise.name });
  const waits = promise.state === "promised";
  const pay = promise.way === "stripe" ? "/payment" : "";
  return (
    <Panel title={<span lang={written(promise.name)}>{title}</span>}>
      <p>
        <MoneyText value={promise.amount} />
      </p>
      <p>
        {promise.short
          ? filled(stands.short, {
              came: money(promise.short.came),
              missing: money(promise.short.missing),
              day: day(promise.short.until),
            })
          : filled(stands[promise.state], { day: promise.payBy ? day(promise.payBy) : "" })}
      </p>
      <Actions>
        {claim.mine && (
          <LinkButton
            kind={waits ? "primary" : "quiet"}
            to={`/pledges/${promise.publicId}${waits ? pay : ""}`}
          >
            {waits ? stands.pledge : stands.seePledge}
          </LinkButton>
        )}
        {claim.can.includes("release") && (
          <TextLink to={`/claims/${claim.id}/release`}>{claims.next.release}</TextLink>
        )}
      </Actions>
    </Panel>
  );
}
