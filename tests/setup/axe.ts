import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import type axe from "axe-core";

const source = readFileSync("node_modules/axe-core/axe.min.js", "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/**
 * A bar that sticks to the window's edge covers whatever happens to be scrolled beneath it: where
 * that is depends on how long a row's words are, and it can be scrolled out. Targets are measured
 * where nothing lies on them, and colours where they have come to, not on their way there.
 */
const layFlat = (page: Page) =>
  page.evaluate(() => {
    for (const one of document.getAnimations()) if (one instanceof CSSTransition) one.finish();
    for (const one of document.body.querySelectorAll<HTMLElement>("*"))
      if (getComputedStyle(one).position === "sticky") one.style.position = "relative";
  });

/** Lets what sticks stick again. */
const letStick = (page: Page) =>
  page.evaluate(() => {
    for (const one of document.body.querySelectorAll<HTMLElement>("[style*=position]"))
      if (one.style.position === "relative") one.style.position = "";
  });

/** Runs in the page: what it finds, as little of it as is told. */
const faults = async (tags: string[]) => {
  const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, {
    resultTypes: ["violations"],
    // Style sheets and films are fetched again only for rules on things no page of ours has.
    preload: false,
    runOnly: { type: "tag", values: tags },
  });
  return violations.map(
    ({ id, nodes }) => `axe ${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" ")}`,
  );
};

/** What axe finds wrong with the page that is open, a line for each. */
export async function barriers(page: Page): Promise<string[]> {
  await layFlat(page);
  await page.evaluate(source);
  const found = await page.evaluate(faults, tags);
  await letStick(page);
  return found;
}
