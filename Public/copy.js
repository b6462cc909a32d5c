// SPDX-License-Identifier: Apache-2.0
// A button beside each `[data-copy]` puts its text on the clipboard. Without scripts the text is there to be marked and copied by hand.

for (const text of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard || !text.textContent) continue;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button plain small";
  button.textContent = text.dataset.copy;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.textContent);
      button.textContent = text.dataset.copied;
      text.closest("div").classList.add("copied");
    } catch { getSelection().selectAllChildren(text); }
  });
  button.setAttribute("aria-label", `${text.dataset.copy} ${text.closest("div").querySelector("dt").textContent}`);
  text.after(button);
}
