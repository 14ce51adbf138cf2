import { useText } from "~/i18n/reader";
import { Badge } from "~/ui/badge";
import { Actions, Button, TextLink } from "~/ui/button";
import { Day } from "~/ui/day";
import { Field } from "~/ui/field";
import { Form } from "~/ui/form";
import { Panel } from "~/ui/panel";
import { Refused } from "~/ui/refused";
import { Table } from "~/ui/table";

type Invitation = {
  id: string;
  email: string;
  invitedAt: string;
  expiresAt: string;
  over: boolean;
};

/** Asks a donor by name. */
export function DonorForm() {
  const { donors: text } = useText().funds.desk;
  return (
    <Panel title={text.send}>
      <Form>
        <Refused />
        <Field name="email" type="email" label={text.email} autoComplete="off" />
        <Actions>
          <Button>{text.send}</Button>
        </Actions>
      </Form>
    </Panel>
  );
}

/** Whom the fund asked and whose link still opens. */
export function DonorList({ slug, invitations }: { slug: string; invitations: Invitation[] }) {
  const { donors: text } = useText().funds.desk;
  return (
    <Table
      label={text.open}
      rows={invitations}
      rowKey={({ id }) => id}
      empty={<p>{text.none}</p>}
      columns={[
        {
          key: "email",
          head: text.email,
          main: true,
          cell: ({ email }) => <span className="break-all">{email}</span>,
        },
        { key: "at", head: text.at, cell: ({ invitedAt }) => <Day at={invitedAt} /> },
        {
          key: "until",
          head: text.until,
          cell: ({ over, expiresAt }) =>
            over ? <Badge tone="stop">{text.over}</Badge> : <Day at={expiresAt} />,
        },
        {
          key: "revoke",
          head: "",
          bare: true,
          cell: ({ id, email }) => (
            <TextLink to={`/fund/${slug}/donors/${id}`} aria-label={`${text.revoke}: ${email}`}>
              {text.revoke}
            </TextLink>
          ),
        },
      ]}
    />
  );
}
