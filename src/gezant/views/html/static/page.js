// What the pages do better with scripts than without. Every page works without them.
"use strict";

// The address bar shows the address that lasts, so that what is copied from it can be shared.
const lasting = document.querySelector('link[rel="canonical"]');
if (lasting && lasting.href !== location.href) history.replaceState(history.state, "", lasting.href + location.hash);

// All marks of an entry, and what is said of it, light up together.
const of = (element) => (element.closest("[data-of]")?.dataset.of ?? "").split(" ").filter(Boolean);

function light(ids) {
  for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
  for (const id of ids) {
    for (const mark of document.querySelectorAll(`[data-of~="${CSS.escape(id)}"]`)) mark.classList.add("lit");
  }
}

for (const event of ["focusin", "mouseover"]) {
  document.addEventListener(event, (happened) => {
    const entry = happened.target.closest?.(".tag, .note");
    light(entry ? of(entry) : []);
  });
}

// An explanation can be put away (Escape) without moving the pointer or the focus: WCAG 2.2, 1.4.13.
document.addEventListener("keydown", (pressed) => {
  if (pressed.key !== "Escape") return;
  for (const tag of document.querySelectorAll(".tag:hover, .tag:focus")) {
    tag.classList.add("shut");
    for (const left of ["mouseleave", "blur"]) tag.addEventListener(left, () => tag.classList.remove("shut"), { once: true });
  }
});
