// SPDX-License-Identifier: Apache-2.0
// Every page: what has just happened is told to those who hear the page, and what is off is brought before those who see it.

const summary = document.querySelector(".summary");
if (summary) summary.focus();

const notice = document.querySelector(".notice[role=status]");
if (notice && !summary) {
  // A region that is full when the page opens is not announced; one that fills afterwards is.
  const words = [...notice.childNodes];
  notice.replaceChildren();
  setTimeout(() => notice.append(...words), 150);
}

// A form is sent once, however often the button is pressed.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  if (form.dataset.sent) return event.preventDefault();
  form.dataset.sent = "yes";
  setTimeout(() => delete form.dataset.sent, 8000);
});
addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent));
