import { asOwner } from "./database";

const guarded = ["postings", "entries", "ledger_accounts", "ledgers", "seals", "pledges"];
const switched = (way: string) =>
  guarded.map((table) => `alter table ${table} ${way} trigger user;`).join("");

/** Empties the books, as if nothing had ever been posted; `first` goes before, `then` after, in one transaction. */
export const forgetBooks = ({ first = "", then = "" } = {}) =>
  asOwner(process.env.DATABASE_OWNER_URL ?? "", (client) =>
    client.query(`begin; ${switched("disable")} delete from postings; ${first}
      delete from entries; delete from ledger_rollups; delete from ledger_accounts; delete from ledgers;
      delete from seals where source = 'entry'; ${then} ${switched("enable")} commit`),
  );
