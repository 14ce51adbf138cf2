import { asOwner } from "../setup/database";

const owner = () => process.env.DATABASE_OWNER_URL ?? "";

/** What happened to one thing, in its order: the names of the events, each with all that it says. */
export const toldOf = (id: string) =>
  asOwner(owner(), async (client) => {
    const { rows } = await client.query<{ name: string; subject: Record<string, string> }>(
      `select name, subject from events
       where exists (select 1 from jsonb_each_text(subject) as said where said.value = $1) order by seq`,
      [id],
    );
    return rows.map(({ name, subject }) => [name, subject] as const);
  });

/** Gives somebody the name under which others see what he did. */
export const named = async (personId: string, name: string) => {
  await asOwner(owner(), (client) =>
    client.query("update people set name = $2 where id = $1", [personId, name]),
  );
};
