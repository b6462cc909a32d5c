// SPDX-License-Identifier: Apache-2.0
// Draws the maps of a page: every element with `data-map`. Vectors of our own, no tile server needed; see MapPart.swift for the attributes.
// Coordinates are WGS 84; drawn in Web Mercator metres around the first point, so that a tile source would fit beneath.
import { CROSS, DRAWN, LAYERS, NAMED, PIN, RADIUS, SHAPES, anchor, emptyBox, fits, inside, make, project, room, say, unproject, widen } from "./mapmath.js";

class VectorMap {
  constructor(element) {
    this.element = element;
    this.data = element.dataset;
    this.words = JSON.parse(this.data.words);
    this.view = { x: 0, y: 0, scale: 0 };
    this.cases = [];
    this.shapes = [];
    element.tabIndex = 0;
    element.setAttribute("role", "application");
    element.setAttribute("aria-label", this.data.label);
    this.status = element.querySelector(".said");
    this.svg = make("svg");
    this.tiles = make("g", {}, this.svg);
    this.ground = make("g", { "aria-hidden": "true" }, this.svg);
    this.names = make("g", { "aria-hidden": "true" }, this.svg);
    this.marks = make("g", {}, this.svg);
    this.pin = make("path", { class: "pin", d: PIN, visibility: "hidden" }, this.svg);
    this.cross = make("path", { class: "cross", d: CROSS, visibility: "hidden" }, this.svg);
    element.prepend(this.svg);
    this.scaleBar = element.appendChild(Object.assign(document.createElement("div"), { className: "scale" }));
    this.addTools();
    this.addGestures();
    new ResizeObserver(() => (this.all ? this.draw() : 0)).observe(element);
    this.open();
  }

  async open() {
    this.tell(this.words.loading);
    try {
      const parts = await Promise.all(this.data.source.split(" ").map(async (source) => {
        const answer = await fetch(source, { headers: { Accept: "application/geo+json, application/json" } });
        if (!answer.ok) throw new Error(String(answer.status));
        return (await answer.json()).features;
      }));
      this.take(parts.flat());
      this.tell(this.data.pick ? this.words.pick : "");
    } catch {
      this.tell(this.words.failed);
    }
  }

  tell(words) { this.status.textContent = words; }

  /** Takes features in: what lies still is made into paths once, cases into marks at every drawing. */
  take(features, isMore = false) {
    if (!this.origin) {
      const first = features.find((feature) => feature.geometry)?.geometry.coordinates.flat(9).slice(0, 2) ?? this.data.box?.split(",").map(Number) ?? [120, 30];
      this.origin = project(first);
      this.metre = 1 / Math.cos((first[1] * Math.PI) / 180); // a metre on the ground in Mercator metres
    }
    if (isMore) this.cases = [];
    const box = emptyBox(), groups = {};
    for (const layer of LAYERS) groups[layer] = this.ground.querySelector(`[data-layer=${layer}]`) ?? make("g", { "data-layer": layer }, this.ground);
    for (const { geometry, properties } of features) {
      if (!geometry) continue;
      if (geometry.type === "Point") {
        const at = this.local(geometry.coordinates);
        if (properties.kind === "case" || properties.kind === "mark") this.cases.push({ at, ...properties });
        widen(box, at);
        continue;
      }
      if (isMore) continue;
      const lines = { Polygon: (c) => c, MultiPolygon: (c) => c.flat(), LineString: (c) => [c], MultiLineString: (c) => c }[geometry.type]?.(geometry.coordinates);
      if (!lines || !groups[properties.kind]) continue;
      const points = lines.map((line) => line.map((point) => this.local(point)));
      points.flat().forEach((point) => widen(box, point));
      const isArea = geometry.type.endsWith("Polygon");
      const d = points.map((line) => "M" + line.map((p) => p.map((n) => n.toFixed(1)).join(" ")).join("L") + (isArea ? "z" : "")).join("");
      make("path", { d, class: `${properties.kind} ${properties.rank ?? ""}`, ...(isArea ? {} : { fill: "none" }) }, groups[properties.kind]);
      this.shapes.push({ kind: properties.kind, name: properties.name, points, isArea, ...anchor(points, isArea), ...(properties.label ? { at: this.local(properties.label) } : {}) });
    }
    if (!isMore) {
      const wanted = this.data.box?.split(",").map(Number);
      this.all = wanted ? [...this.local([wanted[0], wanted[3]]), ...this.local([wanted[2], wanted[1]])] : box.every(Number.isFinite) ? box : [-500, -500, 500, 500];
      this.showAll();
      this.readPick();
      if (this.data.window) this.reload();
    } else this.draw();
  }

  local(point) { const [x, y] = project(point); return [x - this.origin[0], y - this.origin[1]]; }
  global([x, y]) { return unproject([x + this.origin[0], y + this.origin[1]]); }
  get size() { return [this.element.clientWidth || 300, this.element.clientHeight || 300]; }
  toScreen([x, y]) { const [w, h] = this.size, v = this.view; return [(x - v.x) * v.scale + w / 2, (y - v.y) * v.scale + h / 2]; }
  toMap([x, y]) { const [w, h] = this.size, v = this.view; return [(x - w / 2) / v.scale + v.x, (y - h / 2) / v.scale + v.y]; }

  showAll() {
    const [w, h] = this.size, b = this.all;
    this.look((b[0] + b[2]) / 2, (b[1] + b[3]) / 2, Math.min((w - 32) / Math.max(b[2] - b[0], 60), (h - 32) / Math.max(b[3] - b[1], 60)));
  }

  look(x, y, scale) {
    this.view = { x, y, scale: Math.min(Math.max(scale, 0.002), 6) };
    if (!this.frame) this.frame = requestAnimationFrame(() => { this.frame = 0; this.draw(); });
    clearTimeout(this.pause);
    if (this.data.window && this.isOpen) this.pause = setTimeout(() => this.reload(), 400);
    this.isOpen = true;
  }

  zoom(factor, at = this.size.map((n) => n / 2)) {
    const before = this.toMap(at), [w, h] = this.size, scale = Math.min(Math.max(this.view.scale * factor, 0.002), 6);
    this.look(before[0] - (at[0] - w / 2) / scale, before[1] - (at[1] - h / 2) / scale, scale);
  }

  pan(dx, dy) { this.look(this.view.x - dx / this.view.scale, this.view.y - dy / this.view.scale, this.view.scale); }

  draw() {
    const { x, y, scale } = this.view, [w, h] = this.size, pixels = scale * this.metre;
    this.ground.setAttribute("transform", `translate(${w / 2} ${h / 2}) scale(${scale}) translate(${-x} ${-y})`);
    for (const group of this.ground.children) {
      const kind = group.dataset.layer;
      group.setAttribute("visibility", pixels >= (DRAWN[kind] ?? 0) ? "visible" : "hidden");
      if (kind === "street") group.style.setProperty("--street", Math.max(7 * this.metre, 1.6 / scale));
    }
    this.drawNames(pixels, w, h, this.drawCases(w, h));
    this.drawScale(pixels);
    if (this.data.tiles) this.drawTiles(w, h);
    if (this.place) this.put(this.pin, this.toScreen(this.place));
    if (this.data.pick) this.put(this.cross, [w / 2, h / 2]);
  }

  put(mark, [x, y]) { mark.setAttribute("transform", `translate(${x} ${y})`); mark.setAttribute("visibility", "visible"); }

  /** Names where they fit, the larger thing first; none over another or over a mark. */
  drawNames(pixels, w, h, taken) {
    this.names.replaceChildren();
    const seen = new Set(), size = parseFloat(getComputedStyle(this.element).fontSize) > 20 ? 18 : 13;
    for (const kind of ["area", "proposal", "grid", "street", "water", "microgrid", "building"]) {
      if (pixels < NAMED[kind]) continue;
      for (const shape of this.shapes) {
        if (shape.kind !== kind || !shape.name) continue;
        const [x, y] = this.toScreen(shape.at);
        const angle = kind === "street" ? shape.angle : 0, { width, half } = room(shape.name, size, angle);
        if (x < 0 || y < 0 || x > w || y > h || !fits(kind, width, shape.length * this.view.scale, w)) continue;
        if (kind === "street" && [...seen].some(([name, sx, sy]) => name === shape.name && Math.hypot(sx - x, sy - y) < 300)) continue;
        if (taken.some(([a, b, c, d]) => Math.abs(a - x) < c + half[0] && Math.abs(b - y) < d + half[1])) continue;
        taken.push([x, y, ...half]);
        seen.add([shape.name, x, y]);
        make("text", { class: kind, transform: `translate(${x} ${y}) rotate(${angle})`, dy: ".35em" }, this.names).textContent = shape.name;
      }
    }
  }

  /** Marks of cases; those too close to be told apart become one with their number. The answer is the room they take. */
  drawCases(w, h) {
    const focused = document.activeElement?.dataset?.number, cells = new Map(), taken = [];
    this.marks.replaceChildren();
    for (const matter of this.cases) {
      const [x, y] = this.toScreen(matter.at);
      if (x < -20 || y < -20 || x > w + 20 || y > h + 20) continue;
      const key = this.view.scale >= 5 ? matter.number : matter.at.map((n) => Math.floor((n * this.view.scale) / 44)).join(" ");
      cells.get(key)?.push({ x, y, ...matter }) ?? cells.set(key, [{ x, y, ...matter }]);
    }
    for (const group of cells.values()) {
      const x = group.reduce((sum, one) => sum + one.x, 0) / group.length, y = group.reduce((sum, one) => sum + one.y, 0) / group.length;
      const place = { transform: `translate(${x} ${y})`, tabindex: cells.size > 20 ? -1 : 0 };
      if (group.length > 1) {
        const label = say(this.words.cases, { count: group.length });
        const mark = make("g", { class: "case cluster", role: "button", "aria-label": label, ...place }, this.marks);
        make("circle", { r: 13 + Math.min(9, Math.log2(group.length) * 2) }, mark);
        make("text", {}, mark).textContent = group.length;
        const open = () => this.zoom(2.2, [x, y]);
        mark.addEventListener("click", () => this.moved || open());
        mark.addEventListener("keydown", (event) => { if (event.key === "Enter") { event.stopPropagation(); open(); } });
      } else {
        const one = group[0], state = SHAPES[one.state] ? one.state : "green";
        const label = one.kind === "mark" ? one.title : [one.title, this.words[state], one.number].filter(Boolean).join("，");
        const mark = one.kind === "mark"
          ? make("g", { class: `case ${state}`, role: "img", "aria-label": label, ...place }, this.marks)
          : make("a", { class: `case ${state}`, href: one.url, "aria-label": label, "data-number": one.number, ...place }, this.marks);
        make("circle", { r: 22, fill: "transparent" }, mark);
        make("path", { d: SHAPES[state] }, mark);
        make("title", {}, mark).textContent = label;
        const card = document.getElementById(`case-${one.number}`);
        for (const [type, isOn] of [["pointerenter", true], ["pointerleave", false], ["focus", true], ["blur", false]]) mark.addEventListener(type, () => card?.classList.toggle("chosen", isOn));
        mark.addEventListener("click", (event) => { if (this.moved) event.preventDefault(); });
        mark.addEventListener("keydown", (event) => event.key === "Enter" && event.stopPropagation());
        if (one.number === focused) mark.focus();
      }
      taken.push([x, y, 12, 12]);
    }
    return taken;
  }

  drawScale(pixels) {
    const raw = 100 / pixels, step = 10 ** Math.floor(Math.log10(raw)), metres = step * (raw / step >= 5 ? 5 : raw / step >= 2 ? 2 : 1);
    this.scaleBar.style.width = `${metres * pixels}px`;
    this.scaleBar.textContent = metres >= 1000 ? say(this.words.kilometers, { count: metres / 1000 }) : say(this.words.meters, { count: metres });
  }

  drawTiles(w, h) {
    const world = 2 * Math.PI * RADIUS, z = Math.max(0, Math.min(18, Math.round(Math.log2((this.view.scale * world) / 256)))), side = world / 2 ** z;
    const [west, north] = this.toMap([0, 0]), [east, south] = this.toMap([w, h]), tile = (n, o) => Math.floor((n + o + world / 2) / side);
    this.tiles.replaceChildren();
    for (let i = tile(west, this.origin[0]); i <= tile(east, this.origin[0]); i++) {
      for (let j = tile(north, this.origin[1]); j <= tile(south, this.origin[1]); j++) {
        const [x, y] = this.toScreen([i * side - world / 2 - this.origin[0], j * side - world / 2 - this.origin[1]]), length = side * this.view.scale + 0.5;
        make("image", { href: say(this.data.tiles, { x: i, y: j, z }), x, y, width: length, height: length }, this.tiles);
      }
    }
  }

  async reload() {
    const [w, h] = this.size, [west, north] = this.global(this.toMap([0, 0])), [east, south] = this.global(this.toMap([w, h]));
    this.request?.abort();
    this.request = new AbortController();
    const box = [west, south, east, north].map((n) => n.toFixed(6)).join(",");
    try {
      const answer = await fetch(this.data.window + (this.data.window.includes("?") ? "&" : "?") + "bbox=" + box, { signal: this.request.signal });
      if (!answer.ok) throw new Error(String(answer.status));
      this.take((await answer.json()).features, true);
      this.tell("");
    } catch (error) {
      if (error.name !== "AbortError") this.tell(this.words.failed);
    }
  }

  addTools() {
    const tools = this.element.appendChild(Object.assign(document.createElement("div"), { className: "tools" }));
    for (const [text, word, act] of [["+", "in", () => this.zoom(1.6)], ["−", "out", () => this.zoom(1 / 1.6)], [this.words.all, "all", () => this.showAll()]]) {
      const button = tools.appendChild(Object.assign(document.createElement("button"), { type: "button", textContent: text }));
      button.setAttribute("aria-label", this.words[word]);
      button.addEventListener("click", () => this.all && act());
    }
  }

  addGestures() {
    const pointers = new Map(), at = (event) => { const box = this.element.getBoundingClientRect(); return [event.clientX - box.left, event.clientY - box.top]; };
    this.svg.addEventListener("pointerdown", (event) => { pointers.set(event.pointerId, at(event)); if (pointers.size === 1) this.moved = false; });
    this.svg.addEventListener("dragstart", (event) => event.preventDefault());
    this.element.addEventListener("pointermove", (event) => {
      const last = pointers.get(event.pointerId), now = at(event);
      if (!last || !this.all) return;
      if (!this.moved && pointers.size === 1 && Math.hypot(now[0] - last[0], now[1] - last[1]) < 6) return;
      this.moved = true;
      const others = [...pointers].filter(([id]) => id !== event.pointerId);
      if (!others.length) this.pan(now[0] - last[0], now[1] - last[1]);
      else {
        const other = others[0][1], distance = (p) => Math.hypot(p[0] - other[0], p[1] - other[1]);
        this.zoom(distance(now) / Math.max(distance(last), 1), [(now[0] + other[0]) / 2, (now[1] + other[1]) / 2]);
      }
      pointers.set(event.pointerId, now);
    });
    for (const type of ["pointerup", "pointercancel", "pointerleave"]) this.element.addEventListener(type, (event) => pointers.delete(event.pointerId));
    this.svg.addEventListener("click", (event) => { if (this.data.pick && !this.moved && this.all) this.pick(this.toMap(at(event))); });
    this.element.addEventListener("wheel", (event) => { if (!this.all) return; event.preventDefault(); this.zoom(Math.exp(-event.deltaY / 400), at(event)); }, { passive: false });
    this.element.addEventListener("keydown", (event) => {
      if (!this.all || event.ctrlKey || event.metaKey || event.altKey || (event.target !== this.element && event.key === "Enter")) return;
      const step = event.shiftKey ? 12 : 60;
      const act = { ArrowLeft: () => this.pan(step, 0), ArrowRight: () => this.pan(-step, 0), ArrowUp: () => this.pan(0, step), ArrowDown: () => this.pan(0, -step),
        "+": () => this.zoom(1.6), "=": () => this.zoom(1.6), "-": () => this.zoom(1 / 1.6), Home: () => this.showAll(),
        Enter: () => this.data.pick && this.pick([this.view.x, this.view.y]) }[event.key];
      if (act) { event.preventDefault(); act(); }
    });
  }

  // ---- pointing at a place ----
  get inputs() { return this.data.pick.split(",").map((name) => (this.element.closest("form") ?? document).querySelector(`[name="${name}"]`)); }

  readPick() {
    if (!this.data.pick) return;
    const read = (isMove) => {
      const [longitude, latitude] = this.inputs.map((input) => parseFloat(input?.value));
      if (!Number.isFinite(longitude) || !Number.isFinite(latitude)) return;
      this.place = this.local([longitude, latitude]);
      if (isMove) this.look(...this.place, Math.max(this.view.scale, 1.2 / this.metre)); else this.draw();
    };
    this.inputs.forEach((input) => input?.addEventListener("change", () => read(true)));
    read(true);
  }

  pick(place) {
    this.place = place;
    const point = this.global(place);
    this.inputs.forEach((input, index) => { if (input) input.value = point[index].toFixed(6); });
    this.draw();
    const within = (kind) => this.shapes.find((shape) => shape.kind === kind && shape.isArea && shape.name && inside(place, shape.points))?.name;
    const name = [within("microgrid") ?? within("grid") ?? within("area"), within("building")].filter(Boolean).join(" ");
    this.tell(say(this.words.picked, { place: name || point.map((n) => n.toFixed(5)).reverse().join(", ") }));
    this.element.dispatchEvent(new CustomEvent("place", { bubbles: true, detail: { longitude: point[0], latitude: point[1] } }));
  }
}

for (const element of document.querySelectorAll("[data-map]")) new VectorMap(element);
