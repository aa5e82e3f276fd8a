// Files: chosen on this computer, sent to the stand-in (which keeps them in memory), drawn from there.
import { make } from "./text.js";
import { word } from "./words.js";

const LARGEST = 10_000_000;
const addressOf = (id) => `/page-data/files/${encodeURIComponent(id)}`;

// A picture that stays in Slack; what it shows stands there in words when it cannot be drawn.
export function picture(id, description) {
  const drawn = make("img", { src: addressOf(id), alt: description, class: "shot" });
  drawn.addEventListener("error", () => drawn.replaceWith(make("span", { class: "picture" }, `[${description}]`)), { once: true });
  return drawn;
}

export const slackFileId = (found) => found.id ?? String(found.url).split("/").at(-1);

export function drawFile(one) {
  if (/^image\/(png|jpeg|gif)$/.test(one.mimetype)) return make("figure", { class: "file" }, picture(one.id, one.alt_txt || one.title), make("figcaption", { class: "small" }, one.name));
  const content = make("pre", { tabindex: "0", "aria-label": word("open_file", { name: one.name }) });
  return make("details", { class: "file", ontoggle: async (event) => {
    if (event.target.open && !content.textContent) content.textContent = await (await fetch(addressOf(one.id))).text();
  } }, make("summary", {}, one.title, make("span", { class: "small" }, ` ${one.name} · ${Math.max(1, Math.round(one.size / 1024))} kB`)), content);
}

// A chosen file, ready to be sent: its name and its bytes in Base64.
export async function packed(file) {
  const address = await new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(reader.result));
    reader.addEventListener("error", () => reject(reader.error));
    reader.readAsDataURL(file);
  });
  return { name: file.name, content: address.slice(address.indexOf(",") + 1) };
}

export const tooLarge = (file) => file.size > LARGEST;

export function chip(name, remove, attributes = {}) {
  const holder = make("li", { class: "chosen", ...attributes }, make("span", {}, name),
    make("button", { type: "button", class: "quiet", "aria-label": word("remove_file", { name }), onclick: () => { holder.remove(); remove?.(); } },
      make("span", { "aria-hidden": "true" }, "✕")));
  return holder;
}

// A field for files in a form. `attach` sends one file and gives what it became.
export function fileField(element, state, common, attach) {
  const most = element.max_files ?? 10;
  const { "data-field": field, "data-kind": kind, "data-of": of, ...named } = common;
  const list = make("ul", { class: "chosen-files" }), alert = make("p", { class: "small", role: "status" });
  const control = make("input", { ...named, class: "hidden", type: "file", multiple: most > 1, accept: (element.filetypes ?? []).map((one) => `.${one}`).join() || null });
  const settle = () => { control.disabled = list.children.length >= most; };
  const add = (file) => { list.append(chip(file.name, settle, { "data-file": file.id })); settle(); };
  for (const file of state.files ?? []) add(file);
  control.addEventListener("change", async () => {
    const files = [...control.files].slice(0, most - list.children.length);
    control.value = "";
    alert.textContent = "";
    for (const file of files) {
      const answer = tooLarge(file) ? { ok: false } : await attach(await packed(file));
      if (answer.ok) add(answer.file);
      else alert.textContent = word("file_refused", { name: file.name });
    }
  });
  return make("div", { class: "files", "data-field": field, "data-kind": kind, "data-of": of },
    make("label", { class: "button" }, word("choose_file"), control),
    make("p", { class: "small" }, word("most_files", { n: most })), list, alert);
}

// The files that go with the next message.
export function setUpAttaching(input, list) {
  let waiting = [];
  input.addEventListener("change", async () => {
    for (const file of [...input.files].filter((one) => !tooLarge(one))) {
      const one = await packed(file);
      waiting.push(one);
      list.append(chip(one.name, () => { waiting = waiting.filter((other) => other !== one); }));
    }
    input.value = "";
  });
  return { any: () => waiting.length > 0, take: () => { const taken = waiting; waiting = []; list.replaceChildren(); return taken; } };
}
