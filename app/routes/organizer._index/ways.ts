import type { Place } from "~/domain/batches/todo.server";
import type { Task } from "~/domain/batches/tasks";

const board = (step: string) => (place: Place) => `/organizer/batches/${place.slug}?step=${step}`;

/** Work that lies in one batch, or is one paper: the way straight to it. */
export const wayTo: Partial<Record<Task, (place: Place) => string>> = {
  closing: board("open"),
  toTell: ({ slug }) => `/organizer/batches/${slug}/telling`,
  sentBack: board("sentBack"),
  publish: board("publish"),
  imports: ({ slug, item }) => `/organizer/batches/${slug}/imports/${item}`,
  consentsMissing: ({ slug }) => `/organizer/batches/${slug}/consents`,
  texts: ({ slug }) => `/organizer/review?batch=${slug}`,
  lists: ({ item }) => `/organizer/confirmations/lists/${item}`,
};

/** Work that has one page for all of a person's desks. */
export const pageOf: Partial<Record<Task, string>> = {
  concerns: "/organizer/concerns",
  late: "/organizer/late",
  differing: "/organizer/confirmations",
  consents: "/organizer/consents",
  texts: "/organizer/review",
  checkIn: "/organizer/hub",
  deliver: "/organizer/deliveries",
  confirm: "/organizer/confirmations",
  photos: "/organizer/photos",
  stock: "/organizer/hub/stock",
};
