// The timeline by keyboard: arrows go from mark to mark, others follow the links that zoom and move.
"use strict";

const rows = [...document.querySelectorAll(".row")].map((row) => [...row.querySelectorAll(".point")]);
const links = new Map([...document.querySelectorAll("[data-key]")].map((link) => [link.dataset.key, link]));

// One stop for the Tab key in each row; the arrows reach the others.
for (const points of rows) points.forEach((point, number) => point.setAttribute("tabindex", number ? "-1" : "0"));

const middle = (point) => {
  const box = point.getBoundingClientRect();
  return box.left + box.width / 2;
};

const go = (point) => {
  if (!point) return;
  point.focus({ preventScroll: true });
  point.scrollIntoView({ block: "nearest", inline: "nearest" });
};

const beside = (row, column, down) => {
  for (let next = row + down; next >= 0 && next < rows.length; next += down) {
    if (rows[next].length) {
      const x = middle(rows[row][column]);
      return rows[next].reduce((a, b) => (Math.abs(middle(b) - x) < Math.abs(middle(a) - x) ? b : a));
    }
  }
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.target.matches("input, select, textarea")) return;
  const link = links.get(event.key === "=" ? "+" : event.key);
  if (link) return link.click();
  const row = rows.findIndex((points) => points.includes(document.activeElement));
  if (row < 0) return;
  const column = rows[row].indexOf(document.activeElement);
  const targets = {
    ArrowRight: () => rows[row][column + 1],
    ArrowLeft: () => rows[row][column - 1],
    ArrowDown: () => beside(row, column, 1),
    ArrowUp: () => beside(row, column, -1),
    Home: () => rows[row][0],
    End: () => rows[row].at(-1),
  };
  if (!(event.key in targets)) return;
  event.preventDefault();
  go(targets[event.key]());
});
