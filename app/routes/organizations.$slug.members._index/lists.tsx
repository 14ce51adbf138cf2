import type { Role } from "~/domain/actor";
import { useFormat, useText } from "~/i18n/reader";
import { Badge } from "~/ui/badge";
import { Actions, Button, TextLink } from "~/ui/button";
import { Day } from "~/ui/day";
import { Checks, Field } from "~/ui/field";
import { Form } from "~/ui/form";
import { Panel } from "~/ui/panel";
import { Refused } from "~/ui/refused";
import { Table } from "~/ui/table";

type Somebody = { id: string; email: string | null; roles: Role[] };
type Of = { slug: string; mayChoose: boolean };
type Member = Somebody & { name: string; since: string };
type Invited = Somebody & {
  invitedAt: string;
  expiresAt: string;
  over: boolean;
  by: string | null;
};

/** Roles by name, each with what it lets one do. */
function Roles({ roles }: { roles: Role[] }) {
  const { accounts, letters } = useText();
  return (
    <ul className="plain-list">
      {roles.map((role) => (
        <li key={role}>
          {letters.roles[role]}{" "}
          <span className="text-sm text-ink-soft">{accounts.roleNotes[role]}</span>
        </li>
      ))}
    </ul>
  );
}

/** Who works here since when, in which roles. */
export function MemberList({ people, slug, mayChoose, me }: Of & { people: Member[]; me: string }) {
  const { accounts } = useText();
  const format = useFormat();
  return (
    <Table
      label={accounts.members.title}
      rows={people}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "name",
          head: accounts.name,
          main: true,
          cell: ({ id, name, email }) => (
            <>
              {name || email} {id === me && <Badge tone="way">{accounts.members.you}</Badge>}
              {name && <span className="block text-sm text-ink-soft break-all">{email}</span>}
            </>
          ),
        },
        { key: "roles", head: accounts.roles, cell: ({ roles }) => <Roles roles={roles} /> },
        { key: "since", head: accounts.members.since, cell: ({ since }) => format.day(since) },
        {
          key: "change",
          head: "",
          bare: true,
          cell: ({ id, name, email }) =>
            mayChoose && (
              <TextLink
                to={`/organizations/${slug}/members/${id}`}
                aria-label={`${accounts.members.change}: ${name || email}`}
              >
                {accounts.members.change}
              </TextLink>
            ),
        },
      ]}
    />
  );
}

/** Who was invited, by whom and when, and has not come yet. */
export function InvitationList({ invitations, slug, mayChoose }: Of & { invitations: Invited[] }) {
  const { accounts } = useText();
  const format = useFormat();
  const { members } = accounts;
  return (
    <Table
      label={members.invited}
      rows={invitations}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "email",
          head: accounts.email,
          main: true,
          cell: ({ email }) => <span className="break-all">{email}</span>,
        },
        { key: "roles", head: accounts.roles, cell: ({ roles }) => <Roles roles={roles} /> },
        {
          key: "invited",
          head: members.invitedAt,
          cell: ({ invitedAt, by }) => (
            <>
              {format.day(invitedAt)} {by}
            </>
          ),
        },
        {
          key: "until",
          head: members.until,
          cell: ({ over, expiresAt }) =>
            over ? <Badge tone="stop">{members.over}</Badge> : <Day at={expiresAt} />,
        },
        {
          key: "ways",
          head: "",
          bare: true,
          cell: ({ id, email }) =>
            mayChoose && (
              <Actions>
                <TextLink
                  to={`/organizations/${slug}/invitations/${id}/renewal`}
                  aria-label={`${members.again}: ${email}`}
                >
                  {members.again}
                </TextLink>
                <TextLink
                  to={`/organizations/${slug}/invitations/${id}`}
                  aria-label={`${members.revoke}: ${email}`}
                >
                  {members.revoke}
                </TextLink>
              </Actions>
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
