import { bandOf, type AgeBand, type Birth } from "../../privacy/birth";
import { noCell, type Cell, type Cells } from "./cells";
import { giverOf } from "./consent";
import { restoredPair } from "./dates";
import { birthOfGrade } from "./grade";
import type { Findings } from "./lawful";
import { readPhone } from "./phone";
import type { Readers } from "./readers";
import type { ReadChild, ReadConsent, ReadingContext } from "./shapes";
import type { townshipFinder } from "./townships";

type Surroundings = {
  today: string;
  read: Readers;
  defaults: ReadingContext["defaults"];
  around: readonly string[];
  townshipIn: ReturnType<typeof townshipFinder>;
};

const first = (cells: Cells, column: keyof Cells): Cell =>
  cells[column]?.find(({ text }) => text !== "") ?? noCell;
const joined = (...parts: string[]) => parts.filter(Boolean).join("；");
const nothing = /^(?:无|没有|暂无|-|—|\/|\\|none|n\/a|nil)$/i;

/** The child a row is about. Null where its age can't be told: then the row is refused already. */
export function readChild(cells: Cells, found: Findings, here: Surroundings): ReadChild | null {
  const legalName = readName(cells, found);
  const grade = gradeOf(first(cells, "grade"), found, here.today);
  const birth = birthOf(cells, grade, found, here);
  const guardian = readGuardian(cells, found);
  const school = found.text("school", first(cells, "school").text, 60);
  const village = found.text("village", first(cells, "village").text, 60);
  const townshipCode = townshipOf(cells, { school, village }, found, here);
  const remarks = first(cells, "notes").text;
  const notes = found.text("notes", joined(grade, nothing.test(remarks) ? "" : remarks), 500);
  const measures = found.text("measures", first(cells, "measures").text, 120);
  if (!birth) return null;
  const { text, years } = birth.birth;
  return {
    ...{ legalName, birth: text, birthYears: years, ageBand: birth.ageBand, townshipCode },
    ...{ school, village, ...guardian, notes, measures },
  };
}

/** What stands where no name is known, or says that it is the one above. */
const noName = /^(?:同上|〃|″|"|匿名|无名氏?|测试|test)$/i;

/** A name without the spaces that fill it out (张　三), its number in a list, or a gender beside it. */
function readName(cells: Cells, found: Findings): string {
  const written = new Set((cells.legalName ?? []).map(({ text }) => text).filter(Boolean));
  const plain = first(cells, "legalName")
    .text.replace(/^[（(]?\d{1,3}[)）.．、]\s*(?=[\u3400-\u9fff])/, "")
    .replace(/\s*[（(][男女]\s*[)）]$/, "")
    .replace(/(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])/g, "");
  const several = /[\u3400-\u9fff]{2}\s*[、,，;；/\n]\s*[\u3400-\u9fff]{2}/.test(plain);
  if (several || written.size > 1) found.refuse("legalName", "children_in_one_row");
  return found.text("legalName", noName.test(plain) ? "" : plain, 40, 2);
}

function gradeOf(cell: Cell, found: Findings, today: string): string {
  const pair = cell.text && restoredPair(cell.text, cell.was === "date", today);
  if (!pair) return found.text("grade", cell.text, 60);
  found.warn("grade", "date_restored");
  return `${pair[0]}/${pair[1]}`;
}

type Aged = { birth: Birth; ageBand: AgeBand };

/** A date of birth before an age; where they contradict each other, or one can't be read, it is told. */
function birthOf(cells: Cells, grade: string, found: Findings, here: Surroundings): Aged | null {
  const typed = (cells.birth ?? []).filter(({ text }) => text !== "" && !nothing.test(text));
  if (typed.length === 0) return ageOfGrade(ownGrade(cells, grade), found, here);
  const reads = typed.map(({ text, was }) => here.read.birth(text, was));
  const read = reads.find((one) => one && isDate(one)) ?? reads.find((one) => one !== null);
  if (!read) {
    const named = typed.find(({ text }) => here.read.grade(text) !== null);
    if (named) return ageOfGrade({ text: named.text, column: "birth" }, found, here);
    found.refuse("birth", "birth_malformed");
    return null;
  }
  for (const warning of read.warnings) found.warn("birth", warning);
  const agrees = (one: typeof read | null) =>
    one?.birth.years.some((year) => read.birth.years.includes(year)) ?? false;
  if (!reads.every(agrees)) found.warn("birth", "birth_contradicts");
  return withBand(read.birth, "birth", found);
}

const isDate = ({ birth }: { birth: Birth }) => !birth.text.includes("@");

type Graded = { text: string; column: "birth" | "grade" };

/** The grade by which an age is told: one that stands above another child's row says nothing of this one. */
function ownGrade(cells: Cells, grade: string): Graded {
  const lent = first(cells, "grade").from === "above" && first(cells, "legalName").from !== "above";
  return grade === "" || lent ? { text: "", column: "birth" } : { text: grade, column: "grade" };
}

function ageOfGrade({ text, column }: Graded, found: Findings, here: Surroundings) {
  const grade = text === "" ? null : here.read.grade(text);
  if (grade === null) {
    found.refuse("birth", "field_missing");
    return null;
  }
  found.warn(column, "age_from_grade");
  return withBand(birthOfGrade(grade, here.today), column, found);
}

function withBand(birth: Birth, column: "birth" | "grade", found: Findings): Aged | null {
  const ageBand = bandOf(birth.age);
  if (!ageBand) found.refuse(column, "child_age_out_of_range");
  return ageBand && { birth, ageBand };
}

const phoneInName = /\s*[（(:：,，]?\s*((?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4})\s*[)）]?\s*/;

/** Guardian and phone; a phone beside the name is one where the phone's own cell is empty. */
function readGuardian(cells: Cells, found: Findings) {
  const typed = first(cells, "guardianName").text;
  const beside = phoneInName.exec(typed);
  const own = first(cells, "guardianPhone").text;
  const name = beside ? typed.replace(beside[0], " ").trim() : typed;
  const { phone, warning } = readPhone(own || (beside?.[1] ?? ""));
  if (warning) found.warn("guardianPhone", warning);
  else if (beside && own && phone !== readPhone(beside[1]!).phone) {
    found.warn("guardianPhone", "phone_unclear");
  }
  return {
    guardianName: found.text("guardianName", nothing.test(name) ? "" : name, 40),
    guardianPhone: phone,
  };
}

function townshipOf(
  cells: Cells,
  { school, village }: { school: string; village: string },
  found: Findings,
  { townshipIn, around, defaults }: Surroundings,
): string | null {
  const township = first(cells, "township").text;
  const code = townshipIn({ township, school, village, around });
  const known = code === "unknown" ? null : (code ?? defaults.townshipCode ?? null);
  if (known === null) found.warn("township", "township_unknown");
  return known;
}

/** What the row says about the guardian's consent; a "no" refuses the row. */
export function readConsent(
  cells: Cells,
  found: Findings,
  { today, read }: Surroundings,
): ReadConsent | undefined {
  const said = first(cells, "consent");
  const dated = first(cells, "consentDate");
  const dayInside = said.text && read.day(said.text.replace(/[^\d年月日/.-]+/g, ""), said.was);
  const words = dayInside ? said.text.replace(/[\d年月日/.\s-]+/g, "") : said.text;
  const answer = dayInside && words === "" ? "yes" : read.answer(words);
  if (answer === "no") found.refuse("consent", "consent_refused");
  if (answer === "unclear") found.warn("consent", "consent_unclear");
  if (answer === "blank" && dated.text !== "") found.warn("consent", "consent_unclear");
  if (answer !== "yes") return undefined;
  const on = (dated.text && read.day(dated.text, dated.was)) || dayInside || null;
  const giver = giverOf(first(cells, "relation").text || first(cells, "guardianName").text);
  if (on === null) found.warn("consentDate", "consent_date_missing");
  else if (on > today) found.warn("consentDate", "consent_in_future");
  return { on: on !== null && on <= today ? on : null, giver };
}
