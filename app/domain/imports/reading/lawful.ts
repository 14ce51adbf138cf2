import type { RefusalCode } from "~/platform/refusal";
import type { Column } from "../columns";
import type { Problem, WarningCode } from "./shapes";

/** Characters as forms and the database count them: by code point. */
const lengthOf = (text: string) =>
  /[\ud800-\udbff]/.test(text) ? Array.from(text).length : text.length;

/** What is wrong with a row, or should be looked at; each thing is told once. */
export class Findings {
  readonly all: Problem[] = [];
  refused = false;

  constructor(private readonly forbidden: (text: string) => boolean) {}

  refuse(column: Column | null, error: RefusalCode): void {
    this.refused = true;
    // What was lost or can't be read is told already: it isn't missing too.
    const told = this.all.some((one) => "error" in one && one.column === column);
    if (told && error === "field_missing") return;
    if (!this.all.some((one) => "error" in one && one.error === error && one.column === column)) {
      this.all.push({ column, error });
    }
  }

  warn(column: Column | null, warning: WarningCode): void {
    if (
      !this.all.some((one) => "warning" in one && one.warning === warning && one.column === column)
    )
      this.all.push({ column, warning });
  }

  /** The rules of a form's text field (`safeText`), with its codes; the text as it may be kept. */
  text(column: Column, text: string, max: number, min = 0): string {
    const kept = text.trim();
    const length = lengthOf(kept);
    if (length < min) this.refuse(column, "field_missing");
    else if (length > max) this.refuse(column, "field_too_long");
    else if (kept !== "" && this.forbidden(kept)) this.refuse(column, "text_holds_forbidden");
    return kept;
  }
}
