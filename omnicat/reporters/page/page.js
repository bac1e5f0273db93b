"use strict";
const search = document.querySelector("nav input");
const filters = [...document.querySelectorAll("nav button")];
const groups = [...document.querySelectorAll(".rule")].map((element) => ({
  element,
  about: element.querySelector("summary").textContent.toLowerCase(),
  items: [...element.querySelectorAll("li")].map((item) => ({ element: item, text: item.textContent.toLowerCase(), shows: item.dataset.shows })),
}));
function refresh() {
  const words = search.value.toLowerCase().trim();
  const wanted = new Set(filters.filter((button) => button.ariaPressed === "true").map((button) => button.dataset.shows));
  let any = false;
  for (const group of groups) {
    const whole = !words || group.about.includes(words);
    let left = false;
    for (const item of group.items) {
      const fits = wanted.has(item.shows) && (whole || item.text.includes(words));
      item.element.hidden = !fits;
      left = left || fits;
    }
    group.element.hidden = !left;
    any = any || left;
    if (words && left) group.element.open = true;
  }
  document.getElementById("nothing").hidden = any || groups.length === 0;
}
for (const button of filters) {
  button.addEventListener("click", () => { button.ariaPressed = button.ariaPressed === "true" ? "false" : "true"; refresh(); });
}
for (const button of document.querySelectorAll("th button")) {
  button.addEventListener("click", () => { search.value = button.dataset.path; refresh(); search.scrollIntoView({ behavior: "smooth" }); });
}
if (search) {
  search.addEventListener("input", refresh);
  refresh();
}
