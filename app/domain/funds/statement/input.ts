import { z } from "zod";
import type { OpenedSheet } from "../../imports/reading/shapes";
import { safeText } from "../../privacy/input";
import { statementWays } from "../choices";
import { ofFundInput } from "../input";
import { readReference } from "../references";
import { dateOrders, flows, statementColumns } from "./columns";
import { settlements, standings } from "./life";

/** What nobody sends, and what was booked, is forgotten after so many days. */
export const keptDays = { open: 60, booked: 90 };
const day = 86_400_000;
export const goneAfter = (now: Date, days: number) => new Date(now.getTime() + days * day);

const idInput = z.uuid("invalid_input");
export const statementIdInput = z.object({ statementId: idInput });

export const startStatementInput = ofFundInput.extend({
  way: z.enum(statementWays, "choice_unknown").default("transfer"),
  sheets: z.custom<OpenedSheet[]>(Array.isArray),
});

const columnInput = z.union([z.literal("").transform(() => null), z.enum(statementColumns)]);

/** What the form says of the columns: `columns.0` and so on, empty where one is passed over. */
export const chooseColumnsInput = statementIdInput.extend({
  columns: z.record(z.string().regex(/^\d{1,3}$/, "choice_unknown"), columnInput),
  dateOrder: z.enum(dateOrders, "choice_unknown"),
  flow: z.enum(flows, "choice_unknown"),
});

export const lineIdInput = z.object({ statementId: idInput, lineId: idInput });

export const settleLineInput = lineIdInput.extend({
  /** `undo` takes back what was said. */
  as: z.enum([...settlements, "undo"], "choice_unknown"),
  /** Which promise; empty: the one that was found. */
  reference: z
    .string()
    .max(30, "field_too_long")
    .default("")
    .transform((typed, context) => {
      if (typed.trim() === "") return "";
      const reference = readReference(typed);
      if (reference) return reference;
      context.addIssue({ code: "custom", message: "reference_malformed" });
      return z.NEVER;
    }),
  /** How the line stood when the form was shown. */
  was: z.enum(standings).optional(),
});

export const restInput = statementIdInput.extend({
  as: z.enum(["gift", "aside"], "choice_unknown"),
});

export const sendInput = statementIdInput;
export const approveStatementInput = statementIdInput.extend({
  revision: z.coerce.number("invalid_input").int("invalid_input"),
});
export const returnStatementInput = statementIdInput.extend({ reason: safeText(400, 1) });

export const workListInput = statementIdInput.extend({
  show: z
    .enum(["all", ...standings])
    .catch("all")
    .default("all"),
  /** The number of the last line of the page before. */
  after: z.coerce.number().int().min(0).catch(0).default(0),
});
