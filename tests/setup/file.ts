import { environmentOf, freshDatabase } from "./database";
import { testEnvironment } from "./environment";

// Before the file's own imports: the environment is parsed when the first module asks for it.
Object.assign(process.env, testEnvironment(), environmentOf(await freshDatabase()));
