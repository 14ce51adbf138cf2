import type { JobPayloads } from "~/platform/jobs.server";

/** Removes an uploaded table that no import needs any more. */
export const removeUpload = (_: JobPayloads["remove-upload"]): Promise<void> => Promise.resolve();
