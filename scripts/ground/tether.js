// Imported first into a program that another one started: when that one is gone, even by kill -9,
// the program is asked to stop as well.
if (process.channel) {
  process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
  process.channel.unref();
}
