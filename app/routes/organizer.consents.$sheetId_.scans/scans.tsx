import type { useLoaderData } from "@remix-run/react";
import { useText } from "~/i18n/reader";
import { Button, LinkButton } from "~/ui/button";
import { Day } from "~/ui/day";
import { Empty } from "~/ui/empty";
import { Field } from "~/ui/field";
import { Form } from "~/ui/form";
import { Panel } from "~/ui/panel";
import { Refused } from "~/ui/refused";
import { Table } from "~/ui/table";
import type { loader } from "./route";

type Scans = ReturnType<typeof useLoaderData<typeof loader>>["scans"];

export function Scans({ scans }: { scans: Scans }) {
  const { photos } = useText();
  if (scans.length === 0) return <Empty title={photos.noScans} />;
  return (
    <Table
      label={photos.scans}
      rows={scans}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "at",
          head: photos.scanFile,
          main: true,
          cell: ({ takenInAt }) => <Day at={takenInAt} as="dayTime" />,
        },
        { key: "taker", head: photos.taker, cell: ({ taker }) => taker },
        {
          key: "open",
          head: "",
          bare: true,
          cell: ({ id }) => (
            <LinkButton small to={`/organizer/papers/${id}`}>
              {photos.openPaper}
            </LinkButton>
          ),
        },
      ]}
    />
  );
}

export function AddScan() {
  const { photos } = useText();
  return (
    <Panel title={photos.addScan}>
      <Form encType="multipart/form-data">
        <Refused />
        <Field
          name="photos"
          label={photos.scanFile}
          type="file"
          accept="image/jpeg,image/png,image/webp"
          multiple
        />
        <Button>{photos.addScan}</Button>
      </Form>
    </Panel>
  );
}
