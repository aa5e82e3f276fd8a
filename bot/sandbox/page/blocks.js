// Block Kit, drawn. `surface` says what a press or choice does, which names are known and what was filled in.
import { fileField, picture, slackFileId } from "./files.js";
import { emoji, make, mrkdwn, safeLink, textObject } from "./text.js";
import { word } from "./words.js";

let number = 0;
const newId = () => `e${++number}`;

export function drawBlocks(blocks, surface) {
  return blocks.map((block) => (DRAW[block.type] ?? unknown)(block, surface));
}

const unknown = (block) => make("p", { class: "small" }, `[${block.type}]`);

const DRAW = {
  section: (block, surface) => make("div", { class: `section${block.accessory ? " with-accessory" : ""}` },
    make("div", { class: "prose" },
      block.text ? make("div", {}, textObject(block.text, surface.names)) : "",
      block.fields ? make("div", { class: "fields" }, block.fields.map((one) => make("div", {}, textObject(one, surface.names)))) : ""),
    block.accessory ? drawElement(block.accessory, block, surface) : ""),
  header: (block, surface) => make("h3", { class: "header" }, textObject(block.text, surface.names)),
  divider: () => make("hr"),
  context: (block, surface) => make("div", { class: "context" }, block.elements.map((one) =>
    one.type === "image" ? image(one) : make("span", {}, textObject(one, surface.names)))),
  actions: (block, surface) => make("div", { class: "actions" }, block.elements.map((one) => drawElement(one, block, surface))),
  image: (block) => make("figure", {}, image(block), block.title ? make("figcaption", { class: "small" }, block.title.text) : ""),
  rich_text: (block, surface) => make("div", { class: "prose" }, block.elements.map((one) => rich(one, surface))),
  markdown: (block, surface) => make("div", { class: "prose" }, mrkdwn(block.text.replaceAll("**", "*"), surface.names)),
  input: drawInput,
};

function image(found) {
  if (found.slack_file) return picture(slackFileId(found.slack_file), found.alt_text);
  const own = /^(data:image\/|\/)/.test(found.image_url ?? "");
  return own ? make("img", { src: found.image_url, alt: found.alt_text }) : make("span", { class: "picture" }, `[${found.alt_text}]`);
}

function rich(part, surface) {
  const inside = () => part.elements.map((one) => richInline(one, surface));
  switch (part.type) {
    case "rich_text_quote": return make("blockquote", {}, inside());
    case "rich_text_preformatted": return make("pre", {}, inside());
    case "rich_text_list":
      return make(part.style === "ordered" ? "ol" : "ul", {}, part.elements.map((one) =>
        make("li", {}, one.elements.map((piece) => richInline(piece, surface)))));
    default: return make("div", { class: "lines" }, inside());
  }
}

function richInline(one, surface) {
  let drawn = { text: () => one.text, link: () => safeLink(one.url, one.text), emoji: () => emoji(one.name),
    user: () => make("span", { class: "mention" }, `@${surface.names[one.user_id] ?? one.user_id}`),
    broadcast: () => make("span", { class: "mention loud" }, `@${one.range}`),
    channel: () => make("span", { class: "mention" }, `#${one.channel_id}`), usergroup: () => make("span", { class: "mention" }, `@${one.usergroup_id}`),
    color: () => one.value, date: () => one.fallback ?? "" }[one.type]?.() ?? "";
  const tags = { bold: "strong", italic: "em", strike: "s", code: "code", underline: "u" };
  for (const [style, tag] of Object.entries(tags)) if (one.style?.[style]) drawn = make(tag, {}, drawn);
  return drawn;
}

function drawInput(block, surface) {
  const id = newId(), errorId = newId(), hintId = newId();
  const grouped = ["radio_buttons", "checkboxes"].includes(block.element.type);
  const label = [block.label.text, block.optional ? make("span", { class: "small" }, ` ${word("optional")}`) : ""];
  const described = [block.hint && hintId, errorId].filter(Boolean).join(" ");
  const control = field(block.element, block, surface, { id, "aria-describedby": described, "aria-required": block.optional ? null : "true" });
  const parts = [control, block.hint ? make("p", { class: "small", id: hintId }, block.hint.text) : "",
    make("p", { class: "error", id: errorId, hidden: true })];
  const holder = grouped
    ? make("fieldset", { class: "input", "data-block": block.block_id }, make("legend", {}, label), ...parts)
    : make("div", { class: "input", "data-block": block.block_id }, make("label", { for: id }, label), ...parts);
  return holder;
}

// A field of a form or a choice in a message. `data-field` carries where its value goes.
function field(element, block, surface, attributes = {}) {
  const state = surface.values?.[block.block_id]?.[element.action_id] ?? {};
  const common = { ...attributes, "data-field": element.action_id, "data-kind": element.type, "data-of": block.block_id };
  const tell = (value) => surface.choose?.(element, block, value);
  switch (element.type) {
    case "plain_text_input": return writing(element, state, common);
    case "static_select": return select(element, state.selected_option ?? element.initial_option, common, tell);
    case "multi_static_select":
    case "checkboxes": return boxes(element, "checkbox", state.selected_options ?? element.initial_options ?? [], common, tell);
    case "radio_buttons": {
      const chosen = state.selected_option ?? element.initial_option;
      return boxes(element, "radio", chosen ? [chosen] : [], common, tell);
    }
    case "datepicker": return picker("date", state.selected_date ?? element.initial_date, common, tell, element);
    case "timepicker": return picker("time", state.selected_time ?? element.initial_time, common, tell, element);
    case "users_select": return people(state.selected_user ?? element.initial_user, common, tell, surface);
    case "file_input": return fileField(element, state, common, (file) => surface.attach(element, file));
    default: return make("span", { class: "small" }, `[${element.type}]`);
  }
}

function writing(element, state, common) {
  const value = state.value ?? element.initial_value ?? "";
  const control = element.multiline
    ? make("textarea", { ...common, rows: Math.min(12, Math.max(4, value.split("\n").length + 1)) })
    : make("input", { ...common, type: "text" });
  control.value = value;
  if (element.placeholder) control.placeholder = element.placeholder.text;
  if (!element.max_length) return control;
  const counter = make("p", { class: "small counter" });
  const count = () => {
    counter.textContent = word("characters", { n: [...control.value].length, max: element.max_length });
    counter.classList.toggle("over", [...control.value].length > element.max_length);
  };
  control.addEventListener("input", count);
  count();
  return make("div", { class: "counted" }, control, counter);
}

function select(element, chosen, common, tell) {
  const control = make("select", { ...common, "aria-label": common.id ? null : element.placeholder?.text ?? word("choose") },
    make("option", { value: "" }, element.placeholder?.text ?? word("choose")));
  const add = (place, options) => place.append(...options.map((one) => make("option", { value: one.value }, one.text.text)));
  if (element.options) add(control, element.options);
  for (const group of element.option_groups ?? []) {
    const holder = make("optgroup", { label: group.label.text });
    add(holder, group.options);
    control.append(holder);
  }
  control.value = chosen?.value ?? "";
  control.addEventListener("change", () => control.value && tell(control.value));
  return control;
}

function boxes(element, type, chosen, common, tell) {
  const on = new Set(chosen.map((one) => one.value)), name = newId();
  const { id, ...rest } = common;
  const holder = make("div", { ...rest, class: "boxes", id });
  for (const one of element.options) {
    const box = make("input", { type, name, value: one.value });
    box.checked = on.has(one.value);
    holder.append(make("label", {}, box, make("span", {}, textObject(one.text, {}),
      one.description ? make("span", { class: "small" }, textObject(one.description, {})) : "")));
  }
  holder.addEventListener("change", () => {
    const values = [...holder.querySelectorAll("input:checked")].map((box) => box.value);
    tell(type === "radio" ? values[0] : values);
  });
  return holder;
}

function picker(type, value, common, tell, element) {
  const control = make("input", { ...common, type, "aria-label": common.id ? null : element.placeholder?.text ?? type });
  control.value = value ?? "";
  control.addEventListener("change", () => control.value && tell(control.value));
  return control;
}

function people(chosen, common, tell, surface) {
  const options = Object.entries(surface.names).map(([value, text]) => ({ value, text: { text } }));
  return select({ options }, { value: chosen ?? "" }, common, tell);
}

function drawElement(element, block, surface) {
  if (element.type === "button") return button(element, block, surface);
  if (element.type === "image") return image(element);
  if (element.type === "overflow")
    return select({ options: element.options, placeholder: { text: "⋯" } }, null, {}, (value) => surface.choose(element, block, value));
  return field(element, block, surface);
}

function button(element, block, surface) {
  if (element.url) return make("a", { class: `button ${element.style ?? ""}`, href: /^https?:/.test(element.url) ? element.url : null,
    target: "_blank", rel: "noopener noreferrer" }, element.text.text);
  return make("button", { type: "button", class: `button ${element.style ?? ""}`, "aria-label": element.accessibility_label,
    "data-action": element.action_id, onclick: (event) => surface.press(element, block, event.currentTarget) },
    textObject(element.text, surface.names));
}

export function readFields(holder) {
  const values = {};
  for (const one of holder.querySelectorAll("[data-field]")) {
    const kind = one.dataset.kind, of = one.dataset.of;
    const checked = () => [...one.querySelectorAll("input:checked")].map((box) => box.value);
    if (kind === "file_input") values[of] = [...one.querySelectorAll("[data-file]")].map((file) => file.dataset.file);
    else if (kind === "radio_buttons") values[of] = checked()[0] ?? "";
    else if (kind === "checkboxes" || kind === "multi_static_select") values[of] = checked();
    else values[of] = one.value;
  }
  return values;
}
