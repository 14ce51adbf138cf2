import type { CookieName } from "~/http/cookies.server";
import { useText } from "~/i18n/reader";
import { Table } from "~/ui/table";

const keysOf = <Key extends string>(all: Readonly<Record<Key, unknown>>) =>
  Object.keys(all) as Key[];

const minute = 60;
const day = 24 * 60 * minute;

type Term = keyof ReturnType<typeof useText>["privacy"]["terms"];

/** What is kept and for how many days. A term without its words does not compile, nor one without its figure. */
export function Terms({ days }: { days: Record<Term, number> }) {
  const { privacy: text } = useText();
  return (
    <Table
      label={text.kept}
      rows={keysOf(days)}
      rowKey={(term) => term}
      columns={[
        { key: "what", head: text.what, main: true, cell: (term) => text.terms[term] },
        { key: "long", head: text.long, cell: (term) => text.days(days[term]) },
      ]}
    />
  );
}

/** Every cookie, what it is for and how long the browser keeps it. */
export function CookieTable({ cookies }: { cookies: Record<CookieName, number | null> }) {
  const { privacy: text } = useText();
  const long = (seconds: number | null) => {
    if (seconds === null) return text.untilClosed;
    return seconds < day ? text.minutes(seconds / minute) : text.days(seconds / day);
  };
  return (
    <Table
      label={text.cookies}
      rows={keysOf(cookies)}
      rowKey={(name) => name}
      columns={[
        {
          key: "name",
          head: text.cookie,
          main: true,
          cell: (name) => <code className="whitespace-nowrap">{name}</code>,
        },
        { key: "for", head: text.cookieFor, cell: (name) => text.cookieNotes[name] },
        { key: "long", head: text.long, cell: (name) => long(cookies[name]) },
      ]}
    />
  );
}
