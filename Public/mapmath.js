// SPDX-License-Identifier: Apache-2.0
// What map.js reckons with: projection, shapes, where a name is written, whether a place lies inside.

export const RADIUS = 6378137;
const SVG = "http://www.w3.org/2000/svg";

export const make = (name, attributes = {}, parent) => {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  parent?.append(element);
  return element;
};

/** WGS 84 degrees to Web Mercator metres, y to the south as on screens, and back. */
export const project = ([longitude, latitude]) => [
  (RADIUS * longitude * Math.PI) / 180, -RADIUS * Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360)),
];
export const unproject = ([x, y]) => [(x / RADIUS / Math.PI) * 180, (Math.atan(Math.exp(-y / RADIUS)) * 2 - Math.PI / 2) * (180 / Math.PI)];

export const say = (words, values) => words.replace(/\{(\w+)\}/g, (_, key) => values[key]);

/** The shapes that tell how a case stands without colour; the same as on the cards. */
export const SHAPES = {
  green: "M0-8A8 8 0 1 1 0 8 8 8 0 1 1 0-8z", yellow: "M0-10 10 8H-10z", red: "M-8-8H8V8H-8z",
  suspended: "M-8-8h6V8h-6zM2-8h6V8H2z", closed: "M0-8A8 8 0 1 1 0 8 8 8 0 1 1 0-8zM-4 0-1 3 4-3",
};
export const PIN = "M0 0C-3-9-10-12-10-20A10 10 0 1 1 10-20C10-12 3-9 0 0zM0-17a4 4 0 1 0 0-8 4 4 0 1 0 0 8z";
export const CROSS = "M-12 0H-4M4 0h8M0-12V-4M0 4v8";
export const LAYERS = ["green", "square", "water", "building", "street", "proposal", "microgrid", "grid", "area"];
/** From how many pixels a metre on a kind is drawn, and its name written. */
export const DRAWN = { building: 0.12, green: 0.12, microgrid: 0.42 };
export const NAMED = { area: 0, grid: 0.09, street: 0.3, water: 0.15, proposal: 0.55, microgrid: 0.95, building: 1.1 };

/** A box that holds nothing yet: west, north, east, south in drawn metres. */
export const emptyBox = () => [Infinity, Infinity, -Infinity, -Infinity];
export function widen(box, [x, y]) {
  box[0] = Math.min(box[0], x);
  box[1] = Math.min(box[1], y);
  box[2] = Math.max(box[2], x);
  box[3] = Math.max(box[3], y);
}

/** Where a name is written: an area's middle, or the middle of a line's longest piece, along it. */
export function anchor(points, isArea) {
  const line = points.reduce((a, b) => (b.length > a.length ? b : a));
  if (isArea) {
    const box = emptyBox();
    line.forEach((point) => widen(box, point));
    return { at: [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2], length: box[2] - box[0], angle: 0 };
  }
  const all = points.flatMap((part) => part.slice(1).map((b, i) => [part[i], b]));
  let best = { length: 0, at: line[0], angle: 0 };
  for (const [a, b] of all) {
    const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
    let angle = (Math.atan2(b[1] - a[1], b[0] - a[0]) * 180) / Math.PI;
    if (angle > 90) angle -= 180; else if (angle < -90) angle += 180;
    if (length > best.length) best = { length, at: [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2], angle };
  }
  return best;
}

/** Whether a name is written on a thing of `length` pixels in a window of `window` pixels: not on what is smaller, nor on what is all around. */
export function fits(kind, width, length, window) {
  if (kind === "street") return width < length;
  return width < length * 1.6 && length < window * 3;
}

/** How much room a name takes when written: half its width and half its height in pixels, turned by `angle` degrees. */
export function room(name, size, angle) {
  const width = [...name].reduce((sum, letter) => sum + (letter > "\u2e80" ? 1 : 0.55), 0) * size + 8;
  const turn = (angle * Math.PI) / 180;
  return { width, half: [Math.max(width * Math.abs(Math.cos(turn)), size) / 2, Math.max(width * Math.abs(Math.sin(turn)), size + 4) / 2] };
}

/** Even-odd rule over all rings. */
export function inside([x, y], rings) {
  let isInside = false;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [[ax, ay], [bx, by]] = [ring[i], ring[j]];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) isInside = !isInside;
    }
  }
  return isInside;
}
