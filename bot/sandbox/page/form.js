// The open form (modal) in a native dialog: focus goes in, stays in, and comes back to where it was.
import { drawBlocks, readFields } from "./blocks.js";
import { make } from "./text.js";
import { word } from "./words.js";

const at = (id) => document.getElementById(id);
const form = () => at("form");
let view = null, act = null, cameFrom = null, busy = false;

export function drawForm(state, surface, doIt) {
  act = doIt;
  if (!state.view) { closeForm(); return; }
  if (view?.id === state.view.id && view.hash === state.view.hash) return;
  const replaced = form().open;
  view = state.view;
  at("form-title").textContent = view.title.text;
  at("form-close").textContent = view.close?.text ?? word(view.submit ? "cancel" : "close");
  at("form-cross").setAttribute("aria-label", word("close"));
  at("form-submit").textContent = view.submit?.text ?? word("submit");
  at("form-submit").hidden = !view.submit;
  at("form-alert").hidden = true;
  at("form-blocks").replaceChildren(...drawBlocks(view.blocks, surface(view, collect)));
  if (!replaced) { cameFrom = document.activeElement; form().showModal(); }
  focusFirst();
}

const collect = () => readFields(at("form-blocks"));

function focusFirst() {
  const first = at("form-blocks").querySelector("textarea, input, select");
  (first ?? at("form-title")).focus();
  at("form-blocks").scrollTop = 0;
}

export function closeForm() {
  if (!form().open) return;
  view = null;
  form().close();
  if (cameFrom?.isConnected) cameFrom.focus();
  else at("composer-text").focus();
}

async function submit(event) {
  event.preventDefault();
  if (busy || at("form-submit").hidden) return;
  busy = true;
  at("form-submit").setAttribute("aria-busy", "true");
  const answer = await act({ do: "submit", values: collect() });
  at("form-submit").removeAttribute("aria-busy");
  busy = false;
  if (!answer.ok) {
    at("form-alert").textContent = word(answer.problem ?? "offline", { detail: answer.detail ?? "" });
    at("form-alert").hidden = false;
  }
  complain(answer.errors ?? {});
}

function complain(errors) {
  let first = null;
  for (const holder of at("form-blocks").querySelectorAll("[data-block]")) {
    const sentence = errors[holder.dataset.block], error = holder.querySelector(".error");
    const control = holder.querySelector("textarea, input, select");
    error.textContent = sentence ? word(sentence) : "";
    error.hidden = !sentence;
    if (sentence) control?.setAttribute("aria-invalid", "true");
    else control?.removeAttribute("aria-invalid");
    if (sentence) first ??= control;
  }
  first?.focus();
}

const leave = (event) => { event?.preventDefault(); act({ do: "close" }); };

at("form-body").addEventListener("submit", submit);
at("form-close").addEventListener("click", leave);
at("form-cross").addEventListener("click", leave);
form().addEventListener("cancel", leave);

// Asks what a button with a confirmation wants to have asked; true when there is nothing to ask.
export function ask(confirmation) {
  if (!confirmation) return Promise.resolve(true);
  const dialog = at("confirm");
  at("confirm-title").textContent = confirmation.title.text;
  at("confirm-text").replaceChildren(make("span", {}, confirmation.text.text));
  at("confirm-yes").textContent = confirmation.confirm.text;
  at("confirm-yes").className = `button ${confirmation.style ?? "primary"}`;
  at("confirm-deny").textContent = confirmation.deny.text;
  dialog.returnValue = "no";
  dialog.showModal();
  return new Promise((resolve) => dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true }));
}
