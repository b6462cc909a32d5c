// SPDX-License-Identifier: Apache-2.0
// What may change while a page is open: `[data-live]` names the fragment that is asked for every minute and put in its place when it is another.

for (const region of document.querySelectorAll("[data-live]")) {
  const tell = async () => {
    if (document.hidden || region.contains(document.activeElement)) return;
    try {
      const answer = await fetch(region.dataset.live, { credentials: "same-origin" });
      if (!answer.ok || answer.redirected) return;
      const text = await answer.text();
      if (text.trim() !== region.dataset.known) { region.dataset.known = text.trim(); region.innerHTML = text; }
    } catch { /* offline: what stands there stays */ }
  };
  setInterval(tell, 60_000);
  document.addEventListener("visibilitychange", tell);
}
