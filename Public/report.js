// SPDX-License-Identifier: Apache-2.0
// The report form, for those who have JavaScript: photos are shown and made smaller, what was typed is kept, similar matters appear while typing.
//
// data-photos="5"            on a file input: previews, and photos of at most 1600 px (HTML.photos writes it with its words)
// data-draft="report"        on a form: what was typed is kept in this browser until the form is sent; data-draft-sent="report" forgets it
// data-locate="words to say" on a button: writes the phone's place into the inputs of data-longitude and data-latitude
// data-similar="/path"       on an element: filled with the answer to the form's fields as a query, asked when typing pauses;
//                            data-fields names those that may stand in an address, where not all may

const LONGEST = 1600, DRAFT = "linli-draft-";

// ---- photos ----
for (const input of document.querySelectorAll("input[type=file][data-photos]")) {
  const most = Number(input.dataset.photos), list = document.createElement("ul"), status = document.createElement("p");
  const say = (words, values) => words.replace(/\{(\w+)\}/g, (_, key) => values[key]);
  let chosen = [];
  list.className = "photos";
  status.className = "help";
  status.setAttribute("role", "status");
  input.after(list, status);

  input.addEventListener("change", async () => {
    const added = [...input.files].filter((file) => !chosen.includes(file));
    if (!added.length) return;
    status.textContent = input.dataset.shrinking;
    const ready = [...chosen];
    for (const file of added) ready.push(await shrunk(file));
    chosen = ready.slice(0, most);
    show(ready.length > most ? say(input.dataset.limit, { most }) : say(input.dataset.ready, { count: chosen.length }));
  });

  function show(words) {
    const files = new DataTransfer();
    chosen.forEach((file) => files.items.add(file));
    input.files = files.files;
    list.querySelectorAll("img").forEach((image) => URL.revokeObjectURL(image.src));
    list.replaceChildren(...chosen.map((file, index) => {
      const item = document.createElement("li"), figure = item.appendChild(document.createElement("figure"));
      const image = figure.appendChild(new Image()), button = figure.appendChild(document.createElement("button"));
      image.src = URL.createObjectURL(file);
      image.alt = say(input.dataset.alt, { number: index + 1 });
      Object.assign(button, { type: "button", textContent: input.dataset.remove, className: "link" });
      button.setAttribute("aria-label", `${input.dataset.remove} (${index + 1})`);
      button.addEventListener("click", () => {
        chosen = chosen.filter((one) => one !== file);
        show(say(input.dataset.ready, { count: chosen.length }));
        input.focus();
      });
      return item;
    }));
    status.textContent = words;
  }
}

/** The photo upright and at most 1600 px, as JPEG without its metadata; itself where the browser cannot, or where nothing is gained. */
async function shrunk(file) {
  try {
    const image = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, LONGEST / Math.max(image.width, image.height));
    const canvas = Object.assign(document.createElement("canvas"), { width: Math.round(image.width * scale), height: Math.round(image.height * scale) });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    image.close();
    const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.85));
    if (!blob || (scale === 1 && blob.size >= file.size)) return file;
    return new File([blob], file.name.replace(/\.\w+$/, "") + ".jpg", { type: "image/jpeg" });
  } catch {
    return file;
  }
}

// ---- drafts ----
const store = {
  get: (key) => { try { return JSON.parse(localStorage.getItem(DRAFT + key)); } catch { return null; } },
  set: (key, value) => { try { localStorage.setItem(DRAFT + key, JSON.stringify(value)); } catch { /* full or forbidden: typing goes on */ } },
  forget: (key) => { try { localStorage.removeItem(DRAFT + key); } catch { /* as above */ } },
};
for (const sent of document.querySelectorAll("[data-draft-sent]")) store.forget(sent.dataset.draftSent);

const draftable = (field) => field.name && ("keep" in field.dataset || !["file", "password", "hidden", "submit"].includes(field.type));
for (const form of document.querySelectorAll("form[data-draft]")) {
  const key = form.dataset.draft, fields = () => [...form.elements].filter(draftable);
  const old = store.get(key);
  // What the server gave back counts more than the draft.
  if (old && !form.querySelector("[aria-invalid]")) {
    for (const field of fields()) {
      if (!(field.name in old)) continue;
      if (field.type === "checkbox" || field.type === "radio") field.checked = old[field.name].includes(field.value);
      else if (!field.value) field.value = old[field.name][0];
      if (field.value) field.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }
  let pause;
  form.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(() => {
      const draft = {};
      for (const field of fields()) {
        draft[field.name] ??= [];
        if ((field.type !== "checkbox" && field.type !== "radio") || field.checked) draft[field.name].push(field.value);
      }
      store.set(key, draft);
    }, 300);
  });
}

// ---- my place ----
for (const button of document.querySelectorAll("button[data-locate]")) {
  if (!navigator.geolocation) continue;
  button.classList.remove("scripted");
  const status = document.createElement("p");
  status.className = "help";
  status.setAttribute("role", "status");
  button.after(status);
  button.addEventListener("click", () => {
    const input = (name) => button.form.querySelector(`[name="${name}"]`);
    const words = JSON.parse(button.dataset.locate);
    status.textContent = words.looking;
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const [longitude, latitude] = [input(button.dataset.longitude ?? "longitude"), input(button.dataset.latitude ?? "latitude")];
        longitude.value = coords.longitude.toFixed(6);
        latitude.value = coords.latitude.toFixed(6);
        for (const one of [longitude, latitude]) one.dispatchEvent(new Event("change", { bubbles: true }));
        status.textContent = words.found.replace("{meters}", Math.max(5, Math.round(coords.accuracy)));
        button.dispatchEvent(new CustomEvent("place", { bubbles: true, detail: coords }));
      },
      () => { status.textContent = words.failed; },
      { enableHighAccuracy: true, timeout: 12000, maximumAge: 60000 },
    );
  });
}

// ---- similar matters ----
for (const target of document.querySelectorAll("[data-similar]")) {
  const form = target.closest("form") ?? document.querySelector("form[data-draft]");
  let pause, request, asked = "";
  const only = target.dataset.fields?.split(",");
  target.setAttribute("aria-live", "polite");
  const ask = async () => {
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === "string" && name !== "csrf" && (only?.includes(name) ?? true) && value.trim()) query.append(name, value.slice(0, 500));
    if (query.toString() === asked) return;
    asked = query.toString();
    request?.abort();
    request = new AbortController();
    try {
      const answer = await fetch(target.dataset.similar + "?" + asked, { signal: request.signal, headers: { Accept: "text/html", "X-Fragment": "similar" } });
      if (answer.ok) target.innerHTML = answer.status === 204 ? "" : await answer.text();
    } catch { /* offline or overtaken: the server looks again when the form is sent */ }
  };
  const later = () => { clearTimeout(pause); pause = setTimeout(ask, 700); };
  form?.addEventListener("input", later);
  form?.addEventListener("place", later);
}
