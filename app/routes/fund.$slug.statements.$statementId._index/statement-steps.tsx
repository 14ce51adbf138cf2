import type { SerializeFrom } from "@remix-run/node";
import { useText } from "~/i18n/reader";
import { Actions, LinkButton, TextLink } from "~/ui/button";
import type { loader } from "./route";

/** What can be done with the whole statement now, by who looks at it. */
export function StatementSteps({ statement }: { statement: SerializeFrom<typeof loader> }) {
  const { one, rest, send, approve, giveBack, drop } = useText().statements;
  const { id, slug, can, counts, state, revision } = statement;
  const here = `/fund/${slug}/statements/${id}`;
  const ready = can.send && counts.decide === 0;
  if (!Object.values(can).some(Boolean)) return null;
  return (
    <Actions>
      {state === "unsure" && can.columns && (
        <LinkButton kind="primary" to={`${here}/columns`}>
          {one.columns}
        </LinkButton>
      )}
      {ready && (
        <LinkButton kind="primary" to={`${here}/sending`}>
          {send.go}
        </LinkButton>
      )}
      {can.settle && counts.decide > 0 && <LinkButton to={`${here}/rest`}>{rest.title}</LinkButton>}
      {can.approve && (
        <LinkButton kind="primary" to={`${here}/approval?seen=${revision}`}>
          {approve.go}
        </LinkButton>
      )}
      {can.return && (
        <LinkButton kind="danger" to={`${here}/return`}>
          {giveBack.go}
        </LinkButton>
      )}
      {state === "open" && can.columns && <TextLink to={`${here}/columns`}>{one.columns}</TextLink>}
      {can.drop && <TextLink to={`${here}/removal`}>{drop.go}</TextLink>}
    </Actions>
  );
}
