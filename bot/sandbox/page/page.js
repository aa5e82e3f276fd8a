// The page: fetches what one person sees, draws it, and sends what they do. No libraries, nothing from elsewhere.
import { drawBlocks } from "./blocks.js";
import { drawClock, setUpClock } from "./clock.js";
import { setUpAttaching } from "./files.js";
import { ask, drawForm } from "./form.js";
import { setUpFaults, drawFaults } from "./faults.js";
import { reconcile } from "./messages.js";
import { make } from "./text.js";
import { language, speak, word } from "./words.js";

const at = (id) => document.getElementById(id);
const parameters = new URLSearchParams(location.search);
const me = parameters.get("as") ?? "";
const COLOURS = 6;
let attached = null, wasDown = true, state = null, open = parameters.get("in") ?? "", tab = "messages", thread = null;
const read = new Map();

const fetchJson = async (path, options = {}) => (await fetch(path, options)).json();

async function send(path, body) {
  try {
    return await fetchJson(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
  } catch {
    return { ok: false, problem: "offline" };
  }
}

async function act(deed) {
  const answer = await send("/page-data/act", { as: me, bot: state.bot, ...deed });
  if (!["submit", "attach"].includes(deed.do)) answer.ok ? (at("alert").hidden = true) : warn(answer);
  await refresh();
  return answer;
}

function warn(answer) {
  at("alert").textContent = word(answer.problem ?? "offline", { detail: answer.detail ?? "" });
  at("alert").hidden = false;
}

// ---- keeping up

let asking = false, again = false;
async function refresh() {
  if (asking) { again = true; return; }
  asking = true;
  try {
    do {
      again = false;
      state = await fetchJson(`/page-data/state?as=${encodeURIComponent(me)}`);
      draw();
    } while (again);
    if (at("alert").dataset.offline) { at("alert").hidden = true; delete at("alert").dataset.offline; }
  } catch {
    at("alert").dataset.offline = "1";
    warn({ problem: "offline" });
  } finally {
    asking = false;
  }
}

function follow() {
  let polling = 0;
  const say = (key) => { at("live").textContent = word(key); at("live").className = `live ${key}`; };
  const changes = new EventSource("/page-data/changes");
  changes.onopen = () => { clearInterval(polling); polling = 0; say("live"); };
  changes.onmessage = () => refresh();
  changes.onerror = () => {
    say("polling");
    polling ||= setInterval(refresh, 1000);
  };
}

// ---- who is who

const names = () => Object.fromEntries(state.members.map((one) => [one.id, one.real_name]));
const nameOf = (id) => names()[id] ?? (id === "USLACKBOT" ? "Slackbot" : id);
const people = () => state.members.filter((one) => !one.is_bot);

function avatar(element, id) {
  const isBot = id === state.bot;
  const place = people().findIndex((one) => one.id === id);
  const letters = nameOf(id).split(/\s+/).map((part) => part[0]);
  element.textContent = isBot ? "§" : id.startsWith("C") ? "#" : [letters[0], letters.length > 1 ? letters.at(-1) : ""].join("").toUpperCase();
  element.className = `avatar ${isBot ? "bot" : place < 0 ? "" : `colour-${place % COLOURS}`}`;
  return element;
}

const newAvatar = (id) => avatar(make("span", { "aria-hidden": "true" }), id);
const address = (changes) => `?${new URLSearchParams({ as: me, lang: language, ...changes })}`;

function drawWelcome() {
  at("welcome").hidden = false;
  at("welcome-empty").hidden = people().length > 0;
  at("welcome-people").replaceChildren(...people().map((one) => make("li", {},
    make("a", { href: address({ as: one.id }), class: "person" }, newAvatar(one.id),
      make("span", {}, make("strong", {}, one.real_name), make("span", { class: "small" }, one.profile.title || one.profile.email))))));
}

// ---- the frame

const current = () => state.conversations.find((one) => one.id === open);
const isDm = (one) => one.kind === "im";
const titleOf = (one) => isDm(one) ? state.bot_name : one.kind === "channel" ? `#${one.name}` : one.with.map(nameOf).join(", ");

function draw() {
  if (!me || state.error) { drawWelcome(); return; }
  at("app").hidden = false;
  if (!current()) open = state.conversations.find(isDm).id;
  drawClock(state.clock);
  drawSide();
  drawHead();
  drawHome();
  drawComposer();
  drawLog();
  drawFaults(state);
  drawForm(state, formSurface, act);
}

function drawSide() {
  const choice = at("who");
  if (choice.options.length !== people().length)
    choice.replaceChildren(...people().map((one) => make("option", { value: one.id, selected: one.id === me }, one.real_name)));
  avatar(at("who-avatar"), me);
  const someoneElse = people().find((one) => one.id !== me) ?? people()[0];
  at("another").href = address({ as: someoneElse.id });
  const order = [...state.conversations].sort((a, b) => Number(isDm(b)) - Number(isDm(a)));
  const entries = order.map((one) => {
    const newest = one.messages.findLast((message) => message.user !== me)?.ts ?? "0";
    if (!read.has(one.id) || one.id === open) read.set(one.id, newest);
    const fresh = newest > read.get(one.id);
    return make("li", {}, make("button", { type: "button", class: fresh ? "fresh" : "", "aria-current": one.id === open ? "page" : null,
      "data-conversation": one.id, onclick: () => go(one.id) },
      isDm(one) ? newAvatar(state.bot) : make("span", { class: "avatar hash", "aria-hidden": "true" }, one.kind === "channel" ? "#" : "＋"),
      make("span", { class: "name" }, titleOf(one).replace(/^#/, "")), fresh ? make("span", { class: "badge" }, word("unread")) : ""));
  });
  keepFocus(at("conversations"), entries, "data-conversation");
  document.title = `${titleOf(current())} · ${nameOf(me)}`;
}

function keepFocus(holder, children, attribute) {
  const focused = holder.contains(document.activeElement) && document.activeElement.getAttribute(attribute);
  holder.replaceChildren(...children);
  if (focused) holder.querySelector(`[${attribute}="${focused}"]`)?.focus();
}

function go(id) {
  open = id;
  tab = "messages";
  thread = null;
  draw();
  scrollDown();
  at("composer-text").focus();
}

function drawHead() {
  const one = current();
  at("title").textContent = titleOf(one);
  at("subtitle").textContent = isDm(one) ? word("app") : `${word(one.kind === "channel" ? "public_channel" : "group")} · ${one.with.length + 1}`;
  if (isDm(one)) avatar(at("head-avatar"), state.bot);
  else { at("head-avatar").textContent = "#"; at("head-avatar").className = "avatar hash"; }
  at("tabs").hidden = !isDm(one);
  for (const name of ["messages", "home"]) {
    const chosen = tab === name;
    at(`tab-${name}`).setAttribute("aria-selected", String(chosen));
    at(`tab-${name}`).tabIndex = chosen ? 0 : -1;
    at(`panel-${name}`).hidden = !chosen;
  }
}

async function show(name) {
  tab = name;
  drawHead();
  if (name === "home") await act({ do: "open_home" });
  else scrollDown();
}

// ---- messages

function drawLog() {
  const log = at("log"), one = current(), first = log.dataset.of !== open;
  wasDown = log.scrollHeight - log.scrollTop - log.clientHeight < 80 || first;
  if (first) log.replaceChildren();
  log.dataset.of = open;
  const tops = one.messages.filter((message) => !message.is_reply || !one.messages.some((other) => other.ts === message.thread_ts));
  const wanted = tops.map((message) => ({ message, replies: one.messages.filter((other) => other.is_reply && other.thread_ts === message.ts) }));
  if (!wanted.length) { log.replaceChildren(make("p", { class: "empty" }, word(isDm(one) ? "empty" : "empty_channel"))); return; }
  reconcile(log, wanted, { state, me, open, names: names(), nameOf, newAvatar, act, startReply, surface: messageSurface });
  if (wasDown) scrollDown(first ? "instant" : "auto");
}

const scrollDown = (behavior = "auto") => at("log").scrollTo({ top: at("log").scrollHeight, behavior });

function startReply(message) {
  thread = { ts: message.thread_ts || message.ts, name: nameOf(message.user) };
  drawComposer();
  at("composer-text").focus();
}

// ---- what presses and choices do

const whileBusy = async (button, deed) => {
  button.setAttribute("aria-busy", "true");
  await act(deed);
  button.removeAttribute("aria-busy");
};

function messageSurface(message) {
  const place = { do: "use", channel: open, ts: message.ts };
  return { names: names(),
    press: async (element, block, button) => {
      if (await ask(element.confirm)) await whileBusy(button, { ...place, action_id: element.action_id, value: element.value ?? null });
    },
    choose: (element, block, option) => act({ ...place, action_id: element.action_id, option }) };
}

const homeSurface = () => ({ names: names(), values: state.home.state.values,
  press: async (element, block, button) => {
    if (await ask(element.confirm)) await whileBusy(button, { do: "use", home: true, action_id: element.action_id, value: element.value ?? null });
  },
  choose: (element, block, option) => act({ do: "use", action_id: element.action_id, option }) });

const formSurface = (view, collect) => ({ names: names(), values: view.state.values,
  attach: (element, file) => act({ do: "attach", action_id: element.action_id, ...file }),
  press: async (element, block, button) => {
    if (await ask(element.confirm)) await whileBusy(button, { do: "use", action_id: element.action_id, value: element.value ?? null, values: collect() });
  },
  choose: (element, block, option) => {
    if (block.type !== "input" || block.dispatch_action) act({ do: "use", action_id: element.action_id, option, values: collect() });
  } });

function drawHome() {
  const panel = at("panel-home"), print = language + (state.home?.hash ?? "");
  if (panel.print === print) return;
  panel.print = print;
  const blocks = state.home ? drawBlocks(state.home.blocks, homeSurface()) : make("p", { class: "empty" }, word("empty_home"));
  panel.replaceChildren(make("div", { class: "home-inner" }, blocks));
}

// ---- writing

function drawComposer() {
  const box = at("composer-text"), one = current();
  box.placeholder = thread ? word("placeholder_reply") : word(isDm(one) ? "placeholder_dm" : "placeholder_channel", { bot: state.bot_name });
  at("replying").hidden = !thread;
  at("attach").hidden = at("attached").hidden = !isDm(one);
  if (thread) at("replying").firstElementChild.textContent = word("replying", { name: thread.name });
  const insert = (text) => () => { box.value = text + box.value.replace(/^\/\w*\s*/, ""); box.focus(); grow(); };
  const commands = state.commands.map((one) => make("button", { type: "button", class: "chip", onclick: insert(`${one} `) }, one));
  const mention = isDm(one) ? [] : [make("button", { type: "button", class: "chip", onclick: insert(`@${state.bot_name} `) }, `@${state.bot_name}`)];
  const shortcuts = state.shortcuts.filter((one) => one.kind === "global").map((one) =>
    make("button", { type: "button", class: "chip", onclick: () => act({ do: "shortcut", callback_id: one.callback_id }) }, one.name));
  const chips = [...mention, ...commands, ...shortcuts], print = chips.map((chip) => chip.textContent).join();
  if (at("quick").print !== print) { at("quick").print = print; at("quick").replaceChildren(...chips); }
}

function grow() {
  const box = at("composer-text");
  box.style.height = "auto";
  box.style.height = `${Math.min(box.scrollHeight + 2, 220)}px`;
}

async function write(event) {
  event?.preventDefault();
  const box = at("composer-text"), text = box.value.trim();
  if (!text && !attached.any()) return;
  box.value = "";
  grow();
  const place = { text, channel: open, thread_ts: thread?.ts ?? "" };
  thread = null;
  if (text.startsWith("/")) await act({ do: "command", text, channel: open });
  else if (isDm(current())) await act({ do: "say", files: attached.take(), ...place });
  else await act({ do: "write", ...place });
  scrollDown();
}

function setUp() {
  at("composer").addEventListener("submit", write);
  at("composer-text").addEventListener("input", grow);
  at("composer-text").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) write(event);
  });
  at("replying").querySelector("button").addEventListener("click", () => { thread = null; drawComposer(); at("composer-text").focus(); });
  at("who").addEventListener("change", (event) => { location.search = address({ as: event.target.value }); });
  for (const name of ["messages", "home"]) at(`tab-${name}`).addEventListener("click", () => show(name));
  at("tabs").addEventListener("keydown", (event) => {
    if (!["ArrowLeft", "ArrowRight"].includes(event.key)) return;
    const next = tab === "home" ? "messages" : "home";
    show(next);
    at(`tab-${next}`).focus();
  });
  document.addEventListener("click", (event) => {
    for (const one of document.querySelectorAll(".menu[open]")) if (!one.contains(event.target)) one.open = false;
  });
  document.addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" && document.querySelector(".menu[open]");
    if (menu) { menu.open = false; menu.querySelector("summary").focus(); }
  });
  for (const one of document.querySelectorAll("[data-language]"))
    one.addEventListener("click", () => { speak(one.dataset.language); at("panel-home").print = ""; draw(); });
  at("log").addEventListener("load", () => wasDown && scrollDown("instant"), true); // a picture has come in
  attached = setUpAttaching(at("attach-file"), at("attached"));
  setUpFaults(send);
  setUpClock(send);
}

speak(language);
setUp();
// Who is there speaks the language of the account, unless the address says otherwise.
function speakAsMember() {
  const mine = state?.members?.find((one) => one.id === me);
  if (!parameters.has("lang") && mine?.locale?.startsWith("en")) { speak("en"); draw(); }
}

refresh().then(speakAsMember).then(follow);
