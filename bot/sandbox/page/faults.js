// The fault panel: tells the stand-in what to do wrong next.
import { make } from "./text.js";
import { language, word } from "./words.js";

const at = (id) => document.getElementById(id);
const ERRORS = ["ratelimited", "http_500", "dropped", "lost_answer", "delay", "duplicate", "channel_not_found",
  "user_not_found", "msg_too_long", "invalid_auth"];
const OF_SOCKETS = ["socket_dropped", "socket_refresh"];
const METHODS = ["*", "chat.postMessage", "chat.update", "chat.postEphemeral", "conversations.open", "users.info",
  "views.open", "views.update", "views.publish", "files.getUploadURLExternal"];

export function setUpFaults(send) {
  const form = at("fault-form");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const { error, method, times, seconds } = Object.fromEntries(new FormData(form));
    await send("/control/faults", { error, method, times: Number(times), retry_after: Number(seconds), seconds: Number(seconds) });
  });
  at("fault-clear").addEventListener("click", () => fetch("/control/faults", { method: "DELETE" }));
}

export function drawFaults(state) {
  const form = at("fault-form");
  const print = `${language} ${Boolean(state.sockets)}`;
  if (form.dataset.print !== print) {
    form.dataset.print = print;
    fill(form.elements.error, state.sockets ? [...ERRORS, ...OF_SOCKETS] : ERRORS, (one) => word(one));
    fill(form.elements.method, METHODS, (one) => (one === "*" ? word("any_method") : one));
  }
  const rows = state.faults.map((one) => `${one.method === "*" ? word("any_method") : one.method}: ${word(one.error)}, ${word("times", { n: one.times })}`);
  if (state.duplicates) rows.push(`${word("duplicate")}, ${word("times", { n: state.duplicates })}`);
  at("fault-list").replaceChildren(...rows.map((row) => make("li", {}, row)));
  at("fault-count").hidden = !rows.length;
  at("fault-count").textContent = String(rows.length);
}

function fill(control, values, label) {
  const chosen = control.value;
  control.replaceChildren(...values.map((one) => make("option", { value: one }, label(one))));
  control.value = chosen || values[0];
}
