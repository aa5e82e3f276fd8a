// Messages, drawn and kept up to date. `page` knows the state, who looks, and what a press does.
import { drawBlocks } from "./blocks.js";
import { dayOf, present, timeOf } from "./clock.js";
import { drawFile } from "./files.js";
import { make, mrkdwn } from "./text.js";
import { language, word } from "./words.js";

// Only what changed is replaced, so that a screen reader hears only what is new and nothing loses its place.
export function reconcile(log, wanted, page) {
  log.querySelector(".empty")?.remove();
  const there = new Map([...log.children].map((one) => [one.dataset.ts, one]));
  let after = null;
  for (const one of wanted) {
    const print = language + dayOf(present()) + JSON.stringify(one);
    let element = there.get(one.message.ts);
    there.delete(one.message.ts);
    if (element?.print !== print) {
      const fresh = drawMessage(page, one.message, one.replies);
      fresh.print = print;
      const focused = element?.contains(document.activeElement);
      element ? element.replaceWith(fresh) : after ? after.after(fresh) : log.prepend(fresh);
      element = fresh;
      if (focused) element.focus();
    }
    after = element;
  }
  for (const gone of there.values()) gone.remove();
}

function drawMessage(page, message, replies = []) {
  const { state, me, nameOf, newAvatar } = page;
  const when = new Date(Number(message.ts) * 1000);
  const own = message.user === me;
  const surface = page.surface(message);
  return make("article", { class: `message${own ? " own" : ""}${message.ephemeral ? " ephemeral" : ""}`, "data-ts": message.ts, tabindex: "-1" },
    newAvatar(message.user),
    make("div", { class: "content" },
      make("header", {}, make("strong", {}, nameOf(message.user)),
        message.user === state.bot ? make("span", { class: "tag" }, word("app")) : "",
        make("time", { datetime: when.toISOString(), title: when.toLocaleString(language) }, dayOf(when) === dayOf(present()) ? timeOf(when) : `${dayOf(when)} ${timeOf(when)}`),
        message.edited ? make("span", { class: "small" }, `(${word("edited")})`) : "", menu(page, message)),
      message.ephemeral ? make("p", { class: "small private" }, word("only_you")) : "",
      make("div", { class: "body" }, message.blocks?.length ? drawBlocks(message.blocks, surface) : make("div", { class: "prose" }, mrkdwn(message.text, surface.names))),
      (message.files ?? []).map(drawFile),
      replies.length ? make("div", { class: "replies" },
        make("p", { class: "small" }, replies.length === 1 ? word("reply_one") : word("replies", { n: replies.length })),
        replies.map((one) => drawMessage(page, one))) : ""));
}

function menu(page, message) {
  const { state, act, nameOf } = page;
  const run = (deed) => (event) => { event.target.closest("details").open = false; deed(); };
  const shortcuts = state.shortcuts.filter((one) => one.kind === "message").map((one) =>
    make("button", { type: "button", onclick: run(() => act({ do: "shortcut", callback_id: one.callback_id, channel: page.open, ts: message.ts })) }, one.name));
  const reply = message.ephemeral ? "" : make("button", { type: "button", onclick: run(() => page.startReply(message)) }, word("reply_thread"));
  return make("details", { class: "menu" },
    make("summary", { "aria-label": word("actions_for", { name: nameOf(message.user) }) }, make("span", { "aria-hidden": "true" }, "⋯")),
    make("div", {}, reply, shortcuts));
}
