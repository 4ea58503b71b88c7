// While a report is read anew, the page says so and takes no second order.
"use strict";

const form = document.querySelector("[data-waiting]");
form.addEventListener("submit", (sent) => {
  const button = form.querySelector("button");
  if (button.getAttribute("aria-disabled")) return sent.preventDefault();
  button.setAttribute("aria-disabled", "true");
  const waits = form.querySelector(".waits");
  waits.textContent = waits.dataset.text;
});
// A page that the browser kept is ready again.
addEventListener("pageshow", () => {
  form.querySelector("button").removeAttribute("aria-disabled");
  form.querySelector(".waits").textContent = "";
});
