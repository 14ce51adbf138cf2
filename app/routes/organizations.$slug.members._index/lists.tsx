import type { Role } from "~/domain/actor";
import { useText } from "~/i18n/reader";
import { Actions, Button, TextLink } from "~/ui/button";
import { Day } from "~/ui/day";
import { Checks, Field } from "~/ui/field";
import { Form } from "~/ui/form";
import { Panel } from "~/ui/panel";
import { Refused } from "~/ui/refused";
import { Table } from "~/ui/table";

type Somebody = { id: string; email: string | null; roles: Role[] };
type Of = { slug: string; mayChoose: boolean };

function useRoleNames() {
  const { common, letters } = useText();
  return (roles: Role[]) => roles.map((role) => letters.roles[role]).join(common.comma);
}

/** Who works here, in which roles. */
export function MemberList({
  people,
  slug,
  mayChoose,
}: Of & { people: (Somebody & { name: string })[] }) {
  const { accounts } = useText();
  const names = useRoleNames();
  return (
    <Table
      label={accounts.members.title}
      rows={people}
      rowKey={({ id }) => id}
      columns={[
        { key: "name", head: accounts.name, main: true, cell: (row) => row.name || row.email },
        { key: "email", head: accounts.email, cell: ({ email }) => email },
        { key: "roles", head: accounts.roles, cell: ({ roles }) => names(roles) },
        {
          key: "change",
          head: "",
          bare: true,
          cell: ({ id }) =>
            mayChoose && (
              <TextLink to={`/organizations/${slug}/members/${id}`}>
                {accounts.members.change}
              </TextLink>
            ),
        },
      ]}
    />
  );
}

/** Who was invited and has not come yet. */
export function InvitationList({
  invitations,
  slug,
  mayChoose,
}: Of & { invitations: (Somebody & { expiresAt: string })[] }) {
  const { accounts } = useText();
  const names = useRoleNames();
  return (
    <Table
      label={accounts.members.invited}
      rows={invitations}
      rowKey={({ id }) => id}
      columns={[
        { key: "email", head: accounts.email, main: true, cell: ({ email }) => email },
        { key: "roles", head: accounts.roles, cell: ({ roles }) => names(roles) },
        { key: "until", head: accounts.members.until, cell: (row) => <Day at={row.expiresAt} /> },
        {
          key: "revoke",
          head: "",
          bare: true,
          cell: ({ id }) =>
            mayChoose && (
              <TextLink to={`/organizations/${slug}/invitations/${id}`}>
                {accounts.members.revoke}
              </TextLink>
            ),
        },
      ]}
    />
  );
}

/** Asks someone in, by email and with roles. */
export function InviteForm({ roles }: { roles: Role[] }) {
  const { accounts, letters } = useText();
  return (
    <Panel title={accounts.members.invite}>
      <Form>
        <Refused />
        <Field name="email" type="email" label={accounts.email} autoComplete="off" />
        <Checks
          name="roles"
          type="checkbox"
          legend={accounts.roles}
          options={roles.map((role) => ({
            value: role,
            label: letters.roles[role],
            hint: accounts.roleNotes[role],
          }))}
        />
        <Actions>
          <Button>{accounts.members.send}</Button>
        </Actions>
      </Form>
    </Panel>
  );
}
