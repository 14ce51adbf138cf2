import { rmSync } from "node:fs";
import { afterAll } from "vitest";
import { environmentOf, freshDatabase } from "./database";
import { testEnvironment } from "./environment";

// Before the file's own imports: the environment is parsed when the first module asks for it.
const settings = testEnvironment();
Object.assign(process.env, settings, environmentOf(await freshDatabase()));

afterAll(() => {
  rmSync(settings.PHOTOS.slice("file:".length), { recursive: true, force: true });
});
