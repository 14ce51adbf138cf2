import { letGoUpload, storeUpload, type StoredUpload } from "~/domain/imports/upload.server";
import { Refusal } from "~/platform/refusal";
import { refused } from "./submit.server";

/**
 * Stores a form's file, sealed, and hands it to `work`; lets go of it when that refuses. Without a
 * file, or with one that is no file here, the form is refused at its field `file`.
 */
export async function withUpload(
  file: unknown,
  work: (upload: StoredUpload) => Promise<Response>,
): Promise<Response> {
  try {
    if (!(file instanceof Blob)) throw new Refusal("field_missing", "file");
    const upload = await storeUpload(file);
    const answer = await work(upload);
    if (answer.status >= 400) await letGoUpload(upload);
    return answer;
  } catch (error) {
    if (error instanceof Refusal) return refused(error, {});
    throw error;
  }
}
