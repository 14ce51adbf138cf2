// @ts-check
// What documents may do beyond HTML: say times afresh, send a form once, share and copy an address,
// enlarge photos. Written for browsers as old as Chromium 70.
// No page needs it. Texts come from `data-words` of the script's own element, in the page's language.

/**
 * `minutes`, `hours` and `days` are said of one and of two, `over` of none.
 * @typedef {[one: string, two: string]} Said
 * @typedef {{ minutes: Said, hours: Said, days: Said, over: string, copied: string, linkCopied: string, close: string, previous: string, next: string }} Words
 */

const sent = document.querySelector("script[data-words]");
/** @type {Words} */
const words = JSON.parse((sent && sent.getAttribute("data-words")) || "{}");

/** @param {string} selector */
const all = (selector) =>
  [...document.querySelectorAll(selector)].filter((one) => one instanceof HTMLElement);

/** @param {string} type @param {(event: Event, of: HTMLElement) => void} act @param {string} selector */
const on = (type, selector, act) =>
  document.addEventListener(type, (event) => {
    const of = event.target instanceof Element && event.target.closest(selector);
    if (of instanceof HTMLElement) act(event, of);
  });

// Times: "3 days left" stays true on a page that lay open or came from a cache.
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** @param {Said} unit @param {number} count */
const counted = ([one, two], count) => (count === 1 ? one : two.replace("2", String(count)));

/** @param {number} left in milliseconds @returns {string} */
function said(left) {
  if (left < hour) return counted(words.minutes, Math.ceil(left / minute));
  if (left < day) return counted(words.hours, Math.floor(left / hour));
  return counted(words.days, Math.floor(left / day));
}

/** Writes a time as people say it, or once it was tapped, exactly. @param {HTMLElement} time */
function tell(time) {
  const left = Date.parse(time.getAttribute("datetime") || "") - Date.now();
  const text = time.matches("[data-exact]") ? time.title : left > 0 ? said(left) : words.over;
  if (time.textContent !== text) time.textContent = text;
  time.classList.toggle("soon", left > 0 && left < 4 * day);
}

const tellAll = () => all("time[data-left]").forEach(tell);
addEventListener("pageshow", tellAll);
document.addEventListener("visibilitychange", tellAll);
setInterval(() => document.hidden || tellAll(), minute);

// In a list a tap leads to the thing itself, which has its exact time.
for (const time of all("time[data-left]")) {
  if (time.closest("li, [aria-hidden]")) continue;
  time.tabIndex = 0;
  time.setAttribute("role", "button");
}

/** @param {Event} event @param {HTMLElement} time */
const turn = (event, time) => {
  event.preventDefault();
  time.toggleAttribute("data-exact");
  tell(time);
};
on("click", "time[role=button]", turn);
on("keydown", "time[role=button]", (event, time) => {
  if (event instanceof KeyboardEvent && [" ", "Enter"].includes(event.key)) turn(event, time);
});

// A form is sent once, however often it is tapped, until its answer comes or is given up for lost.
const patience = 8000;
/** @param {HTMLElement} form */
const free = (form) => form.removeAttribute("data-sent");
on("submit", "form[method=post]", (event, form) => {
  if (form.hasAttribute("data-sent")) return event.preventDefault();
  form.setAttribute("data-sent", "");
  setTimeout(free, patience, form);
});
addEventListener("pageshow", () => all("form[data-sent]").forEach(free));

// Sharing and copying. An in-app browser may have neither way: then the text is shown to be picked.
for (const button of all("[data-share], [data-copy]")) button.hidden = false;

/** @param {string} text */
function copiedByHand(text) {
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "unseen";
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  return done;
}

/** @param {HTMLElement} button @param {string} text @param {string} confirmation */
async function copy(button, text, confirmation) {
  const written = navigator.clipboard ? navigator.clipboard.writeText(text) : Promise.reject();
  const done = await written.then(
    () => true,
    () => copiedByHand(text),
  );
  button.focus();
  const status = button.nextElementSibling;
  if (!status) return;
  status.textContent = done ? confirmation : text;
  if (done) setTimeout(() => (status.textContent = ""), 4000);
}

on(
  "click",
  "[data-copy]",
  (_, button) => void copy(button, button.dataset.copy || "", words.copied),
);
on("click", "[data-share]", (_, button) => {
  const url = location.origin + location.pathname;
  const copyLink = () => void copy(button, url, words.linkCopied);
  if (!navigator.share) return copyLink();
  // Who thought better of it is left alone.
  navigator
    .share({ title: document.title, url })
    .catch(({ name }) => name === "AbortError" || copyLink());
});

// Photos. Their links lead to the picture; where a browser has dialogs, it opens over the page.
/** @param {HTMLAnchorElement} link */
function enlarge(link) {
  const links = all("a[data-photo]").filter((one) => one instanceof HTMLAnchorElement);
  const dialog = document.createElement("dialog");
  const picture = document.createElement("img");
  const bar = document.createElement("div");
  dialog.className = "viewer";
  dialog.append(picture, bar);
  let place = links.indexOf(link);

  /** @param {number} step */
  const show = (step) => {
    place = (place + step + links.length) % links.length;
    link = links[place] || link;
    const small = link.querySelector("img");
    picture.src = link.href;
    picture.alt = dialog.ariaLabel = (small && small.alt) || "";
    for (const side of ["width", "height"])
      picture.setAttribute(side, (small && small.getAttribute(side)) || "");
  };
  /** @param {string} name @param {() => void} act */
  const button = (name, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "button";
    made.textContent = name;
    made.addEventListener("click", act);
    bar.append(made);
  };

  button(words.close, () => dialog.close());
  if (links.length > 1) {
    button(words.previous, () => show(-1));
    button(words.next, () => show(1));
  }
  dialog.addEventListener("keydown", ({ key }) => {
    if (links.length > 1 && key === "ArrowLeft") show(-1);
    if (links.length > 1 && key === "ArrowRight") show(1);
  });
  dialog.addEventListener("click", ({ target }) => target === dialog && dialog.close());
  dialog.addEventListener("close", () => {
    dialog.remove();
    link.focus();
  });
  show(0);
  document.body.append(dialog);
  dialog.showModal();
}

if ("HTMLDialogElement" in window)
  on("click", "a[data-photo]", (event, link) => {
    const { ctrlKey, metaKey, shiftKey } = /** @type {MouseEvent} */ (event);
    if (ctrlKey || metaKey || shiftKey || !(link instanceof HTMLAnchorElement)) return;
    event.preventDefault();
    enlarge(link);
  });
