import { system } from "~/domain/actor";
import {
  invoicesInUse,
  isPdf,
  takeInInvoice,
  type StoredInvoice,
} from "~/domain/funds/invoice-files.server";
import type { StoredPhoto } from "~/domain/photos/take-in.server";
import { ask } from "~/domain/run.server";
import { Refusal } from "~/platform/refusal";
import { storage } from "~/platform/storage.server";
import type { FormInput } from "./form.server";
import { filesIn, withPhotos } from "./photos.server";
import { refused } from "./submit.server";

type Papers = { photos: StoredPhoto[]; files: StoredInvoice[] };
const mostPapers = 6;

/**
 * Takes in what a form has under `photos`, pictures drawn anew and PDFs as they came, hands both to
 * `work`, and in the end lets go of whatever no row names.
 */
export async function withInvoices(
  input: FormInput,
  work: (papers: Papers) => Promise<Response>,
): Promise<Response> {
  const files: StoredInvoice[] = [];
  const given = filesIn(input.photos);
  const pictures: File[] = [];
  try {
    if (given.length > mostPapers) throw new Refusal("field_too_long", "photos");
    for (const file of given) {
      const bytes = Buffer.from(await file.arrayBuffer());
      if (isPdf(bytes)) files.push(await takeIn(bytes));
      else pictures.push(file);
    }
    const noPicture = "invoice_file_unreadable";
    return await withPhotos(
      { files: { photos: pictures }, paper: true, noPicture, input },
      (uploads) => work({ photos: uploads.map(({ picture }) => picture), files }),
    );
  } catch (error) {
    if (error instanceof Refusal) return refused(error, input);
    throw error;
  } finally {
    const keys = files.map(({ storageKey }) => storageKey);
    const named = await ask(invoicesInUse, { actor: system("uploads"), input: { keys } });
    for (const key of keys) if (!named.includes(key)) await storage().remove(key);
  }
}

async function takeIn(bytes: Buffer): Promise<StoredInvoice> {
  try {
    return await takeInInvoice(bytes);
  } catch (error) {
    throw error instanceof Refusal ? new Refusal(error.code, "photos") : error;
  }
}
