// Slack's mrkdwn, drawn safely: only elements made here and text set as text, never HTML from a message.
const EMOJI = {
  tada: "🎉", wave: "👋", warning: "⚠️", white_check_mark: "✅", x: "❌", bulb: "💡", memo: "📝", eyes: "👀",
  thumbsup: "👍", "+1": "👍", hourglass: "⌛", bell: "🔔", phone: "☎️", telephone_receiver: "📞", lock: "🔒", school: "🏫",
  robot_face: "🤖", pencil2: "✏️", speech_balloon: "💬", house: "🏠", point_right: "👉", heavy_check_mark: "✔️",
};
const MARKS = { "*": "strong", _: "em", "~": "s" };

export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "class") element.className = value;
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((one) => one !== "" && one != null));
  return element;
}

export function safeLink(url, label) {
  const fine = /^(https?:|mailto:|tel:)/i.test(url);
  return fine ? make("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, label || url) : label || url;
}

export function emoji(name) {
  return EMOJI[name] ?? `:${name}:`;
}

function plain(text) {
  const undone = text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
  return undone.replace(/:([a-z0-9_+-]+):/g, (_, name) => emoji(name));
}

function angled(inside, names) {
  const [target, label] = inside.split(/\|(.*)/s);
  if (target.startsWith("@")) return make("span", { class: "mention" }, `@${label || names[target.slice(1)] || target.slice(1)}`);
  if (target.startsWith("#")) return make("span", { class: "mention" }, `#${label || target.slice(1)}`);
  if (target.startsWith("!")) return make("span", { class: "mention loud" }, `@${label || target.slice(1)}`);
  return safeLink(target, label && plain(label));
}

const INLINE = /<([^<>\n]+)>|`([^`\n]+)`|(?<![\p{L}\p{N}*_~])([*_~])(?=\S)([^\n]*?\S)\3(?![\p{L}\p{N}*_~])/u;

function inline(text, names) {
  const found = INLINE.exec(text);
  if (!found) return text ? [plain(text)] : [];
  const [whole, link, code, mark, marked] = found;
  let middle;
  if (link) middle = angled(link, names);
  else if (code) middle = make("code", {}, plain(code));
  else middle = make(MARKS[mark], {}, inline(marked, names));
  const before = text.slice(0, found.index);
  return [before ? plain(before) : "", middle, ...inline(text.slice(found.index + whole.length), names)];
}

function lines(rows, names) {
  return rows.flatMap((row, place) => [place ? make("br") : "", ...inline(row, names)]);
}

export function mrkdwn(text, names) {
  const parts = [];
  for (const [place, piece] of text.split("```").entries()) {
    if (place % 2) parts.push(make("pre", {}, plain(piece.replace(/^\n|\n$/g, ""))));
    else parts.push(...paragraphs(piece, names));
  }
  return parts;
}

function paragraphs(text, names) {
  const parts = [];
  let rows = [], quoted = false;
  const flush = () => {
    if (!rows.length) return;
    parts.push(quoted ? make("blockquote", {}, lines(rows, names)) : make("span", {}, lines(rows, names)));
    rows = [];
  };
  for (const row of text.split("\n")) {
    const isQuote = /^(>|&gt;)/.test(row);
    if (isQuote !== quoted) flush();
    quoted = isQuote;
    rows.push(isQuote ? row.replace(/^(>|&gt;) ?/, "") : row);
  }
  flush();
  return parts;
}

export function textObject(found, names) {
  return found.type === "mrkdwn" ? mrkdwn(found.text, names) : [found.text.replace(/:([a-z0-9_+-]+):/g, (_, one) => emoji(one))];
}
