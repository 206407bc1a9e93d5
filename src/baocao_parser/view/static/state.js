// What the page knows, and the words it says it with.
const by = (id) => document.getElementById(id);
const all = (query, within = document) => [...within.querySelectorAll(query)];
// By load.js. Nothing of it is drawn before the script has filled it: one layout less.
const { words, data, style, markup } = unpacked;
document.head.append(make("style", {}, style));
document.querySelector("main").insertAdjacentHTML("beforeend", markup);
const kept = { get(key) { try { return localStorage.getItem(key); } catch { return null; } }, set(key, value) { try { localStorage.setItem(key, value); } catch { } } };
let language = kept.get("baocao-language") ?? document.documentElement.lang;

function t(key) {
  const found = words[key];
  return found ? found[language === "en" ? 1 : 0] : String(key).replaceAll("_", " ");
}

// A message, of which the data has one text, or one for each language.
const said = (text) => (Array.isArray(text) ? text[language === "en" ? 1 : 0] : text);

function speak(within = document) {
  document.documentElement.lang = language;
  // What says it already is left alone: else every sheet would be laid out anew.
  for (const one of all("[data-t]", within)) if (one.textContent !== t(one.dataset.t)) one.textContent = t(one.dataset.t);
  for (const one of all("[data-l]", within)) one.setAttribute("aria-label", t(one.dataset.l));
  for (const one of all("[data-h]", within)) one.placeholder = t(one.dataset.h);
}

// An element with attributes and children; text is always text.
function make(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== null && value !== undefined) made.setAttribute(key, value);
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

// Letters without their marks, for searching.
const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();

function controls() {
  document.querySelector(".top").append(document.querySelector(".tools"));
  document.body.prepend(make("a", { class: "skip", href: "#panel", "data-t": "skip" }));
  const theme = kept.get("baocao-theme");
  if (theme) document.documentElement.dataset.theme = theme;
  by("theme").onclick = () => {
    const dark = document.documentElement.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
    document.documentElement.dataset.theme = dark === "dark" ? "light" : "dark";
    kept.set("baocao-theme", document.documentElement.dataset.theme);
  };
  by("help-open").onclick = () => by("help").showModal();
}
