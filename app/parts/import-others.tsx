import type { WireOther, WireRow } from "~/domain/imports/shapes";
import { useText } from "~/i18n/reader";
import { Button } from "~/ui/button";
import { Form } from "~/ui/form";
import { useColumnName } from "./import-said";

const compared = [
  "birth",
  "school",
  "village",
  "guardianName",
  "guardianPhone",
] as const satisfies (keyof WireOther)[];

/** Whether it is asked which child a row is about, or only another child could be said. */
const isUnsure = ({ problems }: WireRow) => problems.some(({ code }) => code === "child_unsure");

/** The row's child beside whom it may be about as well, and what staff say of it. */
export function WhichChild({ at, row, keeps }: { at: string; row: WireRow; keeps: boolean }) {
  const { imports } = useText();
  const words = imports.which;
  const columnName = useColumnName();
  const { child, others, told } = row;
  if (!child || others.length === 0) return null;
  const birthOf = (birth: string) => {
    const aged = /^(\d+)(?: @.*)?$/.exec(birth);
    return aged && birth.length !== 4 ? imports.list.age(Number(aged[1])) : birth;
  };
  const value = (
    of: Pick<WireOther, (typeof compared)[number]>,
    field: (typeof compared)[number],
  ) => (field === "birth" ? birthOf(of.birth) : of[field]);
  const fields = compared.filter((field) => [child, ...others].some((of) => of[field]));
  const same = isUnsure(row) || told === "another";
  return (
    <div className="which">
      <table>
        <caption>{told ? words.told[told] : words.title}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{imports.list.row(row.row)}</th>
            {others.map((other) => (
              <th key={other.id} scope="col">
                {other.row ? imports.list.row(other.row) : words.record}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <tr key={field}>
              <th scope="row">{columnName(field)}</th>
              <td>{value(child, field)}</td>
              {others.map((other) => {
                const text = value(other, field);
                const otherwise = text && value(child, field) && text !== value(child, field);
                return <td key={other.id}>{otherwise ? <mark>{text}</mark> : text}</td>;
              })}
            </tr>
          ))}
        </tbody>
        {keeps && same && (
          <tfoot>
            <tr>
              <td />
              <td />
              {others.map((other) => (
                <td key={other.id}>
                  <Say at={at} row={row} child={other.id} label={words.same} />
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
      {keeps && told !== "another" && (
        <Say at={at} row={row} child="another" label={words.another} />
      )}
    </div>
  );
}

function Say({
  at,
  row,
  child,
  label,
}: {
  at: string;
  row: WireRow;
  child: string;
  label: string;
}) {
  return (
    <Form action={`${at}/rows/${row.id}/child`} reloadDocument>
      <input type="hidden" name="child" value={child} />
      <Button kind="quiet" small>
        {label}
      </Button>
    </Form>
  );
}
