import type { Mode } from "~/domain/funds/choices";
import { useText } from "~/i18n/reader";
import { FundModes } from "~/parts/fund-modes";
import { Badge } from "~/ui/badge";
import { Actions, LinkButton, TextLink } from "~/ui/button";
import { Table } from "~/ui/table";

type Fund = {
  id: string;
  name: string;
  currency: string;
  modes: string[];
  closed: boolean;
  frozen: boolean;
};
type Charity = { id: string; name: string; slug: string; frozen: boolean; funds: Fund[] };

/** The funds of a host charity, and the way to one more. */
export function FundList({ charity }: { charity: Charity }) {
  const { accounts, cards, funds } = useText();
  const { steward: text, desk } = funds;
  return (
    <>
      <Table
        label={`${charity.name} · ${charity.slug}`}
        rows={charity.funds}
        rowKey={({ id }) => id}
        empty={<p>{text.noFunds}</p>}
        columns={[
          {
            key: "name",
            head: funds.name,
            main: true,
            cell: ({ id, name }) => <TextLink to={`/steward/funds/${id}`}>{name}</TextLink>,
          },
          { key: "currency", head: desk.settings.currency, cell: ({ currency }) => currency },
          {
            key: "modes",
            head: desk.settings.modes,
            cell: ({ modes, closed, frozen }) =>
              frozen ? (
                <Badge tone="stop">{accounts.frozen}</Badge>
              ) : (
                <FundModes modes={modes as Mode[]} closed={closed} />
              ),
          },
        ]}
      />
      {charity.frozen ? (
        <Badge tone="stop">{accounts.frozen}</Badge>
      ) : (
        <Actions>
          <LinkButton
            small
            to={`/steward/charities/${charity.id}/funds/new`}
            aria-label={`${text.newFund}: ${charity.name}`}
          >
            {text.newFund}
          </LinkButton>
          <LinkButton
            small
            to={`/steward/charities/${charity.id}/account`}
            aria-label={`${cards.account.link}: ${charity.name}`}
          >
            {cards.account.link}
          </LinkButton>
        </Actions>
      )}
    </>
  );
}
