// The clock of the sandbox: shows what time it is there, and moves it.
import { language, word } from "./words.js";

const at = (id) => document.getElementById(id);
const ZONE = "Europe/Amsterdam";
let shown = null, since = 0;

// The present moment of the sandbox; it goes on while the page waits for news.
export const present = () => new Date(shown ? Date.parse(shown.now) + Date.now() - since : Date.now());

export const dayOf = (moment) => moment.toLocaleDateString(language, { timeZone: ZONE, weekday: "short", day: "numeric", month: "short" });
export const timeOf = (moment) => moment.toLocaleTimeString(language, { timeZone: ZONE, hour: "2-digit", minute: "2-digit" });

export function setUpClock(send) {
  for (const one of document.querySelectorAll("[data-move]"))
    one.addEventListener("click", () => send("/control/clock", JSON.parse(one.dataset.move)));
  setInterval(draw, 10_000);
}

export function drawClock(clock) {
  shown = clock;
  since = Date.now();
  draw();
}

function draw() {
  if (!shown) return;
  const moment = present();
  at("clock-now").textContent = `${moment.toLocaleDateString(language, { timeZone: ZONE, dateStyle: "full" })}, ${timeOf(moment)}`;
  at("clock-now").dateTime = moment.toISOString();
  const moved = shown.moved_seconds !== 0;
  at("clock-moved").textContent = word(moved ? "clock_moved" : "clock_real");
  at("clock-back").disabled = !moved;
  at("clock-badge").hidden = !moved;
  at("clock-badge").textContent = `${dayOf(moment)} ${timeOf(moment)}`;
}
