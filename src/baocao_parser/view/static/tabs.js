// The lists beside the records: checks and issues.
let listsFilled = false;

function showTab(name) {
  if (name !== "records" && !listsFilled) fillLists();
  for (const tab of all("[role=tab]")) {
    const on = tab.id === `tab-${name}`;
    tab.setAttribute("aria-selected", on);
    tab.tabIndex = on ? 0 : -1;
    by(tab.getAttribute("aria-controls")).hidden = !on;
  }
}

function listenToTabs() {
  const tabs = all("[role=tab]");
  tabs.forEach((tab, at) => {
    tab.onclick = () => showTab(tab.getAttribute("aria-controls"));
    tab.onkeydown = (event) => {
      const to = { ArrowRight: at + 1, ArrowLeft: at - 1 }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      const next = tabs[(to + tabs.length) % tabs.length];
      next.focus();
      next.click();
    };
  });
}

// Long ones: not before they are seen.
function fillLists() {
  listsFilled = true;
  const inOrder = [...failed, ...checks.filter((check) => check.holds)];
  by("checks").lastElementChild.replaceChildren(inOrder.length
    ? make("ol", { class: "says-list" }, ...inOrder.map((check) => saying(`${signOf(check)} ${check.message}`, `${t(check.holds ? "holds" : "fails")} · ${check.code}`, check.holds ? "" : "bad", () => goToCheck(check, "list"))))
    : make("p", { class: "empty" }, t("no_checks")));
  by("issues").lastElementChild.replaceChildren(byItself.length
    ? make("ol", { class: "says-list" }, ...byItself.map((issue) => saying(issue.message, `${t(issue.severity)} · ${issue.code}${issue.start === null ? ` · ${t("whole_file")}` : ""}`, issue.severity === "info" ? "" : "bad", () => {
      if (issue.start !== null) goTo(issue.start, issue.end);
    })))
    : make("p", { class: "empty" }, t("no_issues")));
}

// To the figure that a check is about, or to the words of one that is about no figure.
function goToCheck(check, from = "keys") {
  if (check.numbers.length) choose(check.numbers[0], { from, focus: from === "keys" }); else goTo(check.start, check.end);
}

function saying(message, below, kind, act) {
  const button = make("button", { type: "button", class: kind }, make("span", { lang: "vi" }, message), make("small", {}, below));
  button.onclick = act;
  return make("li", {}, button);
}
