// The document's language, and names in it for what Streamlit names in English. Should Streamlit rename a part,
// its English name comes back and nothing breaks.

// Streamlit writes the new query onto the old page before it goes to the new one: two steps back for one click.
const BOTH = 1000; // milliseconds between the two
function pushOnce() {
  const { history } = window;
  const push = history.pushState.bind(history);
  let before = { at: -BOTH };
  window.__vinculoPush = history.pushState = (state, unused, url) => {
    const to = new URL(url, window.location.href);
    const now = performance.now();
    const stays = to.pathname === window.location.pathname;
    const second = !stays && before.search === to.search && now - before.at < BOTH;
    before = stays ? { at: now, search: to.search } : { at: -BOTH };
    if (second) history.replaceState(state, unused, url);
    else push(state, unused, url);
  };
}

export default function ({ data: [data] }) {
  if (!window.__vinculoPush) pushOnce();
  document.documentElement.lang = data.language;

  // Streamlit empties the address when the page changes; what must stay is put back without a step in the way back.
  const hold = () => {
    const address = new URL(window.location.href);
    for (const [name, value] of Object.entries(data.held)) {
      if (value === null) address.searchParams.delete(name);
      else address.searchParams.set(name, value);
    }
    if (address.href !== window.location.href) window.history.replaceState(window.history.state, "", address);
  };

  const set = (element, attribute, value) =>
    element.getAttribute(attribute) === value || element.setAttribute(attribute, value);
  const rename = () => {
    hold();
    for (const [css, name] of data.names) document.querySelectorAll(css).forEach((one) => set(one, "aria-label", name));
    document.querySelectorAll(data.plain).forEach((one) => set(one, "role", "presentation"));
    document.querySelectorAll(data.scrolling).forEach((one) => set(one, "tabindex", "0"));
    const [emptyChoice, choose] = data.empty_choice;
    document.querySelectorAll(emptyChoice).forEach((one) => set(one, "placeholder", choose));
    for (const [css, word] of data.words) {
      document.querySelectorAll(css).forEach((one) => {
        const [first, ...others] = [...one.childNodes].filter((part) => part.nodeType === Node.TEXT_NODE);
        if (first && first.nodeValue !== word) first.nodeValue = word;
        for (const rest of others) if (rest.nodeValue) rest.nodeValue = "";
      });
    }
  };

  // The drawer of a narrow window lies over the page that was just chosen in it.
  const closeDrawer = () => {
    const drawer = document.querySelector('[data-testid="stSidebar"]');
    if (!drawer || drawer.getBoundingClientRect().right <= 0) return;
    document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click();
  };

  // The keyboard follows into the drawer and out of it again; closed, it is hidden (style.css) and out of the way.
  const OPEN = '[data-testid="stExpandSidebarButton"]';
  const CLOSE = '[data-testid="stSidebarCollapseButton"] button';
  const follow = (css) => window.setTimeout(() => document.querySelector(css)?.focus(), 300);
  const listening = new AbortController();
  window.__vinculoDrawer?.abort();
  window.__vinculoDrawer = listening;
  const out = () => follow(`${OPEN}, ${OPEN} button`);
  document.addEventListener("click", ({ target, isTrusted }) => {
    if (target.closest?.(OPEN)) follow('[data-testid="stSidebarNav"] a');
    if (isTrusted && target.closest?.(CLOSE)) out(); // not when closeDrawer does it: then the heading is next
  }, { signal: listening.signal });
  document.addEventListener("keydown", ({ key, target }) => {
    if (key !== "Escape" || !target.closest?.('[data-testid="stSidebar"]')) return;
    document.querySelector(CLOSE)?.click();
    out();
  }, { signal: listening.signal });

  // The menu's entry of the page one is on leads to where it begins; Streamlit would leave the place in the address.
  document.addEventListener("click", ({ target }) => {
    const here = target.closest?.('a[aria-current="page"]');
    const address = new URL(window.location.href);
    if (!here || new URL(here.href).pathname !== address.pathname) return;
    for (const name of [...address.searchParams.keys()]) if (!(name in data.held)) address.searchParams.delete(name);
    if (address.href === window.location.href) return;
    window.history.pushState(window.history.state, "", address);
    window.dispatchEvent(new PopStateEvent("popstate")); // as after the browser's way back, the page is asked for
  }, { capture: true, signal: listening.signal });

  // A new step begins at its top, and whoever listens or uses the keyboard goes on from its heading.
  const before = window.__vinculoPlace;
  window.__vinculoPlace = data.place;
  if (before !== undefined && before !== data.place) {
    document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
    closeDrawer();
    const began = performance.now();
    const look = window.setInterval(() => {
      const running = document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState === "running";
      if (running && performance.now() - began < 15000) return;
      window.clearInterval(look);
      const main = document.querySelector('[data-testid="stMain"]');
      const heading = main?.querySelector("h2") ?? main?.querySelector("h1");
      heading?.setAttribute("tabindex", "-1");
      heading?.focus({ preventScroll: true });
    }, 100);
  }

  let waiting = 0;
  const soon = () => (waiting ||= window.requestAnimationFrame(() => ((waiting = 0), rename())));
  window.__vinculoNames?.disconnect();
  window.__vinculoNames = new MutationObserver(soon);
  window.__vinculoNames.observe(document.body, { childList: true, subtree: true });
  rename();
}
