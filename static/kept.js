// Keeps the draft in this browser and says whether the latest answers are in it.
const VERSION = 1;
const LOOK = 150; // milliseconds between two looks at whether the app has come to rest
const REST = 300; // milliseconds the app must be at rest after an answer was kept
const PATIENCE = 2000; // the same, for a touch that changed nothing and so brings nothing to keep
const HOLD = 800; // milliseconds a link waits at most for an answer on its way
const ONE = 60; // milliseconds within which a browser's several events are one touch

function load(key) {
  try {
    const found = JSON.parse(window.localStorage.getItem(key) || "{}");
    return { v: found.v || VERSION, erased: found.erased || 0, entries: found.entries || {} };
  } catch (fault) {
    if (fault instanceof SyntaxError) return { v: VERSION, erased: 0, entries: {} };
    throw fault;
  }
}

// Each entry is [moment, value]; the later one stands, whoever wrote it.
function merge(stored, added) {
  const erased = Math.max(stored.erased, added.erased);
  const entries = { ...stored.entries };
  for (const [path, entry] of Object.entries(added.entries)) {
    if (!(path in entries) || entries[path][0] < entry[0]) entries[path] = entry;
  }
  for (const path of Object.keys(entries)) {
    if (entries[path][0] <= erased) delete entries[path];
  }
  return { v: VERSION, erased, entries };
}

// Returns what became of it: "saved", "erased", "full", "forbidden" or "newer".
function save(key, draft) {
  try {
    const stored = load(key);
    if (stored.v > VERSION) return "newer";
    const merged = merge(stored, JSON.parse(draft));
    const text = JSON.stringify(merged);
    if (text !== window.localStorage.getItem(key)) window.localStorage.setItem(key, text);
    if (Object.keys(merged.entries).length) return "saved";
    return merged.erased ? "erased" : "";
  } catch (fault) {
    return fault.name === "QuotaExceededError" ? "full" : "forbidden";
  }
}

function tell(component) {
  let text = "";
  try {
    text = window.localStorage.getItem(component.data[0].storage_key) || "";
  } catch {
    // Storage is forbidden: there is nothing to tell, and saving will say why.
  }
  component.setTriggerValue("heard", text || "{}");
}

// What the app is doing, read from the page itself; a version that does not say so counts as at rest.
function appIs() {
  const app = document.querySelector('[data-testid="stApp"]')?.dataset ?? {};
  if ((app.testConnectionState ?? "CONNECTED") !== "CONNECTED") return "offline";
  return (app.testScriptState ?? "notRunning") === "notRunning" ? "idle" : "busy";
}

const memory = (window.__vinculoKept ??= {
  outcome: "", heard: false, touched: 0, typing: false, waiting: 0, busy: 0, read: new WeakMap(),
});

function say(component) {
  const { data: [data], parentElement } = component;
  const line = parentElement.querySelector("[role=status]");
  let word = memory.outcome;
  if (data.example) word = "";
  else if (memory.touched && ["", "saved", "erased"].includes(word)) {
    word = appIs() === "offline" ? "offline" : "saving";
  }
  if (line.dataset.word === word) return;
  line.dataset.word = word;
  line.textContent = data.words[word] ?? "";
}

// From the touch of a question until its answer has come back from the app, the latest answer is not yet kept.
// Between the runs for two quick answers the app looks at rest: so answers are counted, out and back.
const CHOICE = '[role="radio"], [role="checkbox"], [role="option"], [aria-pressed]';
function touched(event, component) {
  const target = event.composedPath()[0];
  if (!(target instanceof Element) || target.closest(".st-key-language_picker, header, [role=tab]")) return;
  if (event.type === "click" && !target.closest(CHOICE)) return;
  if (target.type === "file") return; // a file is no answer, and nothing tells that it has arrived
  if (event.type === "input") memory.typing = !["radio", "checkbox"].includes(target.type);
  if (event.type === "focusout") memory.typing = false;
  else count();
  say(component);
}

// A link is followed at once, a typed answer is sent a moment later and would find its question gone:
// so the link waits until the answer is kept, but not for long.
const LINK = 'a[href], button:has(> [data-testid="stHeaderLogo"])';
function hold(event) {
  const link = event.isTrusted && event.target.closest?.(LINK);
  const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey; // in another tab, and this page stays
  if (!link || elsewhere || !memory.waiting || appIs() === "offline") return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const until = performance.now() + HOLD;
  const look = window.setInterval(() => {
    if (memory.waiting && performance.now() < until) return;
    window.clearInterval(look);
    link.click();
  }, ONE);
}

function count() {
  const now = performance.now();
  if (memory.typing) memory.waiting ||= 1; // letters make one answer
  else if (now - memory.touched > ONE) memory.waiting += 1;
  memory.touched = now;
}

function rested() {
  const now = performance.now();
  if (appIs() !== "idle") memory.busy = now;
  const quiet = now - Math.max(memory.touched, memory.busy);
  return !memory.typing && quiet > (memory.waiting ? PATIENCE : REST);
}

// What the fragment of a question leaves beside it: a hidden text with what was just kept, and the progress.
const NEWS = '[data-testid="stVerticalBlock"]:has(> [class*="st-key-ask-"]) > * > [data-testid="stText"]';
function readNews(component) {
  for (const element of document.querySelectorAll(NEWS)) {
    const text = element.textContent;
    if (memory.read.get(element) === text) continue;
    memory.read.set(element, text);
    const { draft, progress } = JSON.parse(text);
    if (draft) take(component, draft);
    if (progress) window.__vinculoProgress?.(progress);
  }
}

function take(component, draft) {
  memory.outcome = save(component.data[0].storage_key, draft);
  memory.waiting = Math.max(0, memory.waiting - 1);
  say(component);
}

export default function (component) {
  const [data] = component.data;
  memory.heard = data.newer || data.draft !== null;
  if (data.newer) memory.outcome = "newer";
  else if (data.draft === null) tell(component);
  else memory.outcome = save(data.storage_key, data.draft);
  say(component);

  const abort = new AbortController();
  const listen = { capture: true, passive: true, signal: abort.signal };
  const heed = (event) => touched(event, component);
  for (const kind of ["click", "input", "focusout"]) document.addEventListener(kind, heed, listen);
  document.addEventListener("click", (event) => hold(event), { capture: true, signal: abort.signal });
  const another = (event) => [data.storage_key, null].includes(event.key) && tell(component);
  window.addEventListener("storage", another, { signal: abort.signal });
  const watch = window.setInterval(() => {
    if (memory.touched && rested()) memory.touched = memory.waiting = 0;
    say(component);
  }, LOOK);

  const news = new MutationObserver(() => readNews(component));
  news.observe(document.body, { childList: true, characterData: true, subtree: true });
  readNews(component);

  memory.stop?.();
  memory.stop = () => {
    abort.abort();
    news.disconnect();
    window.clearInterval(watch);
  };
  return memory.stop;
}
