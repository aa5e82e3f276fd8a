// What the page itself says, in Dutch and English. What the bot says comes from the bot.
const nl = {
  title: "Zandbak", skip: "Naar het tekstvak", you_are: "Je bent",
  welcome_title: "Probeer de protocolbot",
  welcome_text: "Een zandbak op deze computer: geen Slack, geen account, en niets gaat naar buiten. Wie ben je?",
  welcome_windows: "Open een tweede venster als iemand anders om het hele gesprek te zien.",
  nobody: "Er zijn nog geen mensen in deze zandbak.",
  another_window: "Tweede venster openen als iemand anders", messages: "Berichten", home: "Home",
  write: "Bericht", send: "Verstuur", hint: "Enter verstuurt · Shift+Enter nieuwe regel",
  placeholder_dm: "Stel een vraag, of typ /", placeholder_channel: "Schrijf in het kanaal; noem @{bot} voor een antwoord",
  placeholder_reply: "Antwoord in het gesprek",
  app: "App", direct: "Rechtstreeks bericht", public_channel: "Openbaar kanaal", group: "Groepsbericht",
  conversations_direct: "Berichten", empty: "Nog niets gezegd. Stel een vraag over het protocol.",
  empty_channel: "Nog niets gezegd in dit kanaal.", empty_home: "De bot heeft hier nog niets gezet.",
  only_you: "Alleen jij ziet dit", edited: "bewerkt", actions_for: "Acties bij het bericht van {name}",
  reply_thread: "Antwoord in gesprek", replying: "Je antwoordt op {name}", stop_reply: "Niet antwoorden",
  replies: "{n} antwoorden", reply_one: "1 antwoord",
  close: "Sluiten", submit: "Versturen", cancel: "Annuleren", optional: "(niet verplicht)", choose: "Kies…",
  characters: "{n} van {max} tekens", live: "verbonden", polling: "verbinding kwijt, ik kijk elke paar tellen",
  no_answer: "De bot gaf geen antwoord ({detail}). Probeer het zo nog eens; wat je invulde, staat er nog.",
  wrong_answer: "De bot gaf een antwoord dat Slack niet zou aannemen: {detail}",
  gone: "Dit staat er niet meer: {detail}", unclear: "De zandbak begreep dit niet: {detail}",
  offline: "De zandbak op deze computer antwoordt niet. Draait hij nog?",
  faults: "Storing nadoen", faults_text: "Laat deze nagemaakte Slack bij de volgende aanroepen iets fout doen.",
  fault_error: "Wat gaat er mis", fault_method: "Bij welke aanroep", fault_times: "Hoe vaak", fault_seconds: "Tellen",
  fault_set: "Instellen", fault_clear: "Alles wissen", any_method: "elke aanroep",
  ratelimited: "te druk (429)", http_500: "fout bij Slack (500)", dropped: "verbinding valt weg",
  lost_answer: "gedaan, maar antwoord raakt kwijt", delay: "trage Slack", duplicate: "gebeurtenis komt dubbel",
  socket_dropped: "socket valt weg (nu)", socket_refresh: "socket moet vernieuwd (nu)",
  clock: "Tijd", clock_text: "Zet de klok van deze zandbak vooruit: herinneringen en termijnen komen dan vanzelf.",
  clock_real: "De echte tijd.", clock_moved: "De klok is verzet.", clock_hour: "+1 uur", clock_hours: "+4 uur",
  clock_day: "+1 dag", clock_week: "+1 week", clock_back: "Terug naar nu",
  attach: "Bestand toevoegen", choose_file: "Kies een bestand", remove_file: "{name} weghalen", most_files: "Hoogstens {n}. Blijft in het geheugen van deze computer.",
  file_refused: "{name} kan niet mee. Een bestand mag hoogstens 10 MB zijn.",
  times: "{n} keer", unread: "nieuw", open_file: "Bestand {name}",
  "Please complete this required field.": "Vul dit nog in.", shortcuts: "Snelkoppelingen",
};
const en = {
  title: "Sandbox", skip: "To the text box", you_are: "You are",
  welcome_title: "Try the protocol bot",
  welcome_text: "A sandbox on this computer: no Slack, no account, and nothing leaves it. Who are you?",
  welcome_windows: "Open a second window as somebody else to see the whole conversation.",
  nobody: "There is nobody in this sandbox yet.",
  another_window: "Open a second window as somebody else", messages: "Messages", home: "Home",
  write: "Message", send: "Send", hint: "Enter sends · Shift+Enter new line",
  placeholder_dm: "Ask a question, or type /", placeholder_channel: "Write in the channel; name @{bot} for an answer",
  placeholder_reply: "Reply in the thread",
  app: "App", direct: "Direct message", public_channel: "Public channel", group: "Group message",
  conversations_direct: "Messages", empty: "Nothing said yet. Ask something about the protocol.",
  empty_channel: "Nothing said in this channel yet.", empty_home: "The bot has not put anything here yet.",
  only_you: "Only visible to you", edited: "edited", actions_for: "Actions for the message of {name}",
  reply_thread: "Reply in thread", replying: "You are replying to {name}", stop_reply: "Do not reply",
  replies: "{n} replies", reply_one: "1 reply",
  close: "Close", submit: "Submit", cancel: "Cancel", optional: "(optional)", choose: "Choose…",
  characters: "{n} of {max} characters", live: "connected", polling: "connection lost, looking every few seconds",
  no_answer: "The bot gave no answer ({detail}). Try again in a moment; what you filled in is still there.",
  wrong_answer: "The bot gave an answer that Slack would not take: {detail}",
  gone: "This is no longer there: {detail}", unclear: "The sandbox did not understand this: {detail}",
  offline: "The sandbox on this computer does not answer. Is it still running?",
  faults: "Simulate a fault", faults_text: "Let this stand-in for Slack do something wrong with the next calls.",
  fault_error: "What goes wrong", fault_method: "With which call", fault_times: "How often", fault_seconds: "Seconds",
  fault_set: "Set", fault_clear: "Clear all", any_method: "any call",
  ratelimited: "too busy (429)", http_500: "error at Slack (500)", dropped: "connection drops",
  lost_answer: "done, but the answer is lost", delay: "slow Slack", duplicate: "event arrives twice",
  socket_dropped: "socket drops (now)", socket_refresh: "socket must be renewed (now)",
  clock: "Time", clock_text: "Move the clock of this sandbox forward: reminders and deadlines then come by themselves.",
  clock_real: "The real time.", clock_moved: "The clock was moved.", clock_hour: "+1 hour", clock_hours: "+4 hours",
  clock_day: "+1 day", clock_week: "+1 week", clock_back: "Back to now",
  attach: "Add a file", choose_file: "Choose a file", remove_file: "Remove {name}", most_files: "At most {n}. Stays in the memory of this computer.",
  file_refused: "{name} cannot go along. A file has 10 MB at most.",
  times: "{n} times", unread: "new", open_file: "File {name}", shortcuts: "Shortcuts",
};
const known = { nl, en };
const asked = new URLSearchParams(location.search).get("lang");
export let language = known[asked] ? asked : "nl";

export function word(key, places = {}) {
  const text = known[language][key] ?? known.en[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (_, name) => places[name] ?? "");
}

export function speak(next) {
  language = next;
  document.documentElement.lang = next;
  for (const one of document.querySelectorAll("[data-word]")) one.textContent = word(one.dataset.word);
  for (const one of document.querySelectorAll("[data-language]"))
    one.setAttribute("aria-pressed", String(one.dataset.language === next));
}
