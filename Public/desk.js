// SPDX-License-Identifier: Apache-2.0
// The desk by keyboard: j and k go down and up the rows of `[data-desk]`, Enter opens, / goes to the search field, ? tells all this.
// `data-keys` names the element, hidden otherwise, that ? shows.

const desk = document.querySelector("[data-desk]");
const rows = () => [...desk.querySelectorAll("[data-row], .card, tbody tr")];
const help = document.getElementById(desk?.dataset.keys ?? "");
let here = -1;

function go(index) {
  const all = rows();
  if (!all.length) return;
  all[here]?.classList.remove("here");
  here = Math.max(0, Math.min(all.length - 1, index));
  all[here].classList.add("here");
  const link = all[here].querySelector("a[href]");
  (link ?? all[here]).focus({ preventScroll: true });
  all[here].scrollIntoView({ block: "nearest" });
}

function toggleHelp() {
  if (!help) return;
  help.hidden = !help.hidden;
  if (!help.hidden) { help.tabIndex = -1; help.focus(); }
}

if (desk) {
  desk.addEventListener("focusin", (event) => {
    const index = rows().findIndex((row) => row.contains(event.target));
    if (index >= 0 && index !== here) { rows()[here]?.classList.remove("here"); here = index; rows()[here].classList.add("here"); }
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea, [contenteditable], .map")) return;
    const act = {
      j: () => go(here + 1), k: () => go(here - 1), Enter: () => event.target === document.body && rows()[here]?.querySelector("a[href]")?.click(),
      "/": () => document.querySelector("input[type=search]")?.focus(), "?": toggleHelp, Escape: () => help && !help.hidden && toggleHelp(),
    }[event.key];
    if (!act) return;
    if (event.key !== "Enter" || event.target === document.body) event.preventDefault();
    act();
  });
}
