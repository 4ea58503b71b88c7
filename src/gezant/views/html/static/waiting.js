// While what was sent is worked out, the page says so and takes no second order.
"use strict";

const sent = document.querySelectorAll("form[data-waiting]");
for (const form of sent) {
  form.addEventListener("submit", (submitted) => {
    if (form.dataset.waiting) return submitted.preventDefault();
    form.dataset.waiting = "yes";
    const waits = form.querySelector(".waits");
    setTimeout(() => (waits.textContent = waits.dataset.text), 300);
  });
}
// A page that the browser kept is ready again.
addEventListener("pageshow", (shown) => {
  if (!shown.persisted) return;
  for (const form of sent) {
    form.dataset.waiting = "";
    form.querySelector(".waits").textContent = "";
  }
});
