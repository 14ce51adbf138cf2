import { flushCompileCache } from "node:module";

// A server that is killed keeps nothing of what it compiled: the next would compile all of it again.
setTimeout(flushCompileCache, 1500).unref();
