// The queue by keyboard: single keys, only while the entry has the focus (WCAG 2.2, 2.1.4).
"use strict";

const entry = document.querySelector("[data-queue]");
if (entry) {
  entry.focus({ preventScroll: true });
  entry.addEventListener("keydown", (pressed) => {
    if (pressed.ctrlKey || pressed.altKey || pressed.metaKey || pressed.target.matches("input, select, textarea")) return;
    entry.querySelector(`[data-key="${CSS.escape(pressed.key.toLowerCase())}"]`)?.click();
  });
}
