// Words are selected in the report and taken into the fields of the form. Offsets count code points, as in a reading.
"use strict";

const report = document.querySelector("[data-report]");
const fields = new Map([...document.querySelectorAll("[data-words]")].map((field) => [field.dataset.words, field]));
const GAP = " … ";
let selected = null; // the stretch that was selected last: {start, end, words}

const points = (text) => [...text].length;

// The offset in the report of a place in the document; null where it is not in a line of the report.
function offset(node, at) {
  const line = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-start]");
  if (!line) return null;
  const before = document.createRange();
  before.setStart(line, 0);
  before.setEnd(node, at);
  return Number(line.dataset.start) + points(before.toString());
}

// The stretch of the report that a range covers, without the blanks at its ends.
function stretch(range) {
  const lines = [...report.querySelectorAll("[data-start]")].filter((line) => range.intersectsNode(line));
  if (!lines.length) return null;
  const inside = range.cloneRange();
  if (!lines[0].contains(range.startContainer)) inside.setStart(lines[0], 0);
  if (!lines.at(-1).contains(range.endContainer)) inside.setEnd(lines.at(-1), lines.at(-1).childNodes.length);
  const words = inside.toString();
  const start = offset(inside.startContainer, inside.startOffset);
  const end = offset(inside.endContainer, inside.endOffset);
  const left = points(words) - points(words.trimStart());
  const right = points(words) - points(words.trimEnd());
  if (start === null || end === null || start + left >= end - right) return null;
  const shown = lines.map((line) => {
    const part = inside.cloneRange();
    if (!line.contains(inside.startContainer)) part.setStart(line, 0);
    if (!line.contains(inside.endContainer)) part.setEnd(line, line.childNodes.length);
    return part.toString();
  });
  return { start: start + left, end: end - right, words: shown.join(" ").replace(/\s+/g, " ").trim() };
}

function places(name) {
  const value = fields.get(name).querySelector(`[name="${CSS.escape(name)}_at"]`)?.value ?? "";
  return value.split(",").filter(Boolean).map((part) => part.split("-").map(Number));
}

// A range of the document for a stretch of the report.
function ranged([start, end]) {
  const range = document.createRange();
  let opened = false;
  for (const line of report.querySelectorAll("[data-start]")) {
    let at = Number(line.dataset.start);
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const all = [...node.data];
      const unit = (point) => all.slice(0, point - at).join("").length;
      if (!opened && start >= at && start < at + all.length) {
        range.setStart(node, unit(start));
        opened = true;
      }
      if (opened && end > at && end <= at + all.length) {
        range.setEnd(node, unit(end));
        return range;
      }
      at += all.length;
    }
  }
  return opened ? range : null;
}

// What the fields point at now is marked anew; the marks of the page are of what stood before.
function mark() {
  if (!window.Highlight) return;
  for (const old of report.querySelectorAll(".m")) old.className = "was";
  CSS.highlights.clear();
  const roles = { source: "source", cue: "cue", content: "content", addressee: "addressee", carrier: "carrier", condition: "condition" };
  for (const name of fields.keys()) {
    const role = roles[name.split(/[-_]/)[0]];
    for (const place of places(name)) {
      const range = ranged(place);
      if (!range) continue;
      if (!CSS.highlights.has(role)) CSS.highlights.set(role, new Highlight());
      CSS.highlights.get(role).add(range);
    }
  }
}

// Remember what is selected in the report; it stays so when the focus goes elsewhere.
function look() {
  const selection = document.getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return;
  const range = selection.getRangeAt(0);
  if (range.intersectsNode(report)) selected = stretch(range) ?? selected;
}

function take(name, more) {
  look(); // the event for the selection may be still to come
  if (!selected) return;
  const field = fields.get(name);
  const words = field.querySelector("textarea");
  let at = field.querySelector(`[name="${CSS.escape(name)}_at"][type="hidden"]`);
  if (!at) {
    // the choice of a place among several is settled by what is selected
    field.querySelector(".problem")?.remove();
    at = Object.assign(document.createElement("input"), { type: "hidden", name: `${name}_at` });
    words.after(at);
  }
  const further = more && words.value.trim();
  words.value = further ? `${words.value.trim()}${GAP}${selected.words}` : selected.words;
  at.value = further && at.value ? `${at.value},${selected.start}-${selected.end}` : `${selected.start}-${selected.end}`;
  words.removeAttribute("aria-invalid");
  mark();
  words.focus({ preventScroll: true });
}

document.addEventListener("selectionchange", look);

for (const button of document.querySelectorAll("[data-take]")) {
  // The selection stays while the button is pressed.
  button.addEventListener("mousedown", (pressed) => pressed.preventDefault());
  button.addEventListener("click", () => take(button.dataset.take, "more" in button.dataset));
}

mark();
const first = report.querySelector(".was, .m");
if (first) report.scrollTop = Math.max(0, first.offsetTop - report.offsetTop - 80);
