import sharp from "sharp";
import type { Person } from "~/domain/actor";
import { importPage } from "~/domain/imports/queries.server";
import { lookAtRows } from "~/domain/imports/look-at-rows.server";
import type { Shown, WireRow } from "~/domain/imports/shapes";
import { startImport } from "~/domain/imports/start-import.server";
import { takeIn } from "~/domain/imports/take-in.server";
import { storeUpload } from "~/domain/imports/upload.server";
import { takeInPhoto } from "~/domain/photos/take-in.server";
import { ask, run } from "~/domain/run.server";
import { readImport } from "~/jobs/read-import";
import { takeInRows } from "~/jobs/take-in-rows";
import { asOwner } from "../setup/database";
import type { Desk } from "./batches";

export type Batch = { id: string; slug: string; desk: Desk };

const headings =
  "姓名,年龄,乡镇,学校,监护人,与孩子关系,电话,心愿,尺码,预估价格,孩子的话,监护人同意,日期";

/** A table as an organizer writes it: a row a line, cells by the headings above. */
export const aTable = (...rows: string[]) => [headings, ...rows].join("\n");

/** A row of that table; every name is another child. */
export const aRow = (legalName: string, title = "书包", given: Record<string, string> = {}) => {
  const {
    age = "10",
    township = "石桥乡",
    school = "石桥小学",
    guardian = "",
    relation = "",
  } = given;
  const { phone = "", size = "", price = "120", words = "", agreed = "", on = "" } = given;
  return [legalName, age, township, school, guardian, relation, phone, title, size, price, words]
    .concat(agreed, on)
    .join(",");
};

export const aFile = (text: string | Uint8Array, name = "心愿表.csv") =>
  new File([typeof text === "string" ? text : new Uint8Array(text)], name);

/** An uploaded table that no job has read yet. */
export async function anUpload(batch: Batch, text: string, actor: Person = batch.desk.coordinator) {
  const upload = await storeUpload(aFile(text));
  return run(startImport, { actor, input: { slug: batch.slug, upload } });
}

/** A table that was read and waits in preview. */
export async function anImport(batch: Batch, ...rows: string[]) {
  const { id } = await anUpload(batch, aTable(...rows));
  await readImport({ importId: id });
  return id;
}

export const pageOf = (batch: Batch, importId: string) =>
  ask(importPage, { actor: batch.desk.coordinator, input: { importId } });

export async function rowsOf(batch: Batch, importId: string, show: Shown = "all") {
  const { rows } = await run(lookAtRows, {
    actor: batch.desk.coordinator,
    input: { importId, show },
  });
  return rows;
}

/** Takes in what is right, to its end. */
export async function takenIn(batch: Batch, importId: string, only?: "new") {
  await run(takeIn, { actor: batch.desk.coordinator, input: { importId, only } });
  await takeInRows({ importId });
  return pageOf(batch, importId);
}

/** A photographed paper that lies sealed in the storage. */
export async function sealedPicture() {
  const picture = await sharp({
    create: { width: 60, height: 80, channels: 3, background: "white" },
  })
    .jpeg()
    .toBuffer();
  return takeInPhoto(new Blob([new Uint8Array(picture)]), { paper: true });
}

const owner = () => process.env.DATABASE_OWNER_URL ?? "";
export const asked = <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
  asOwner(owner(), async (client) => (await client.query<Row>(text, values)).rows);

type ImportedWish = {
  id: string;
  number: number;
  title: string;
  size: string;
  alias: string;
  state: string;
  nameZh: string;
  price: { minor: string };
};

/** The wishes of a batch, with the places of their children. */
export const wishesOf = (batch: Batch) =>
  asked<ImportedWish>(
    `select w.id, w.number, w.title, w.size, w.alias, w.state, p.name_zh as "nameZh",
       json_build_object('minor', w.price_minor::text) as price
     from wishes w join children c on c.id = w.child_id join places p on p.code = c.township_code
     where w.batch_id = $1 order by w.number`,
    [batch.id],
  );
export const titlesOf = async (batch: Batch) => (await wishesOf(batch)).map(({ title }) => title);

export const codesOf = ({ problems }: WireRow) =>
  problems.map(({ column, code }) => `${column ?? ""}:${code}`);

export const childOf = async (wishId: string) =>
  (await asked<{ child_id: string }>("select child_id from wishes where id = $1", [wishId]))[0]!
    .child_id;
