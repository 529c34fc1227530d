// What all pages share: the choice of languages is remembered, where a browser lets a page do so.
"use strict";

const languages = [...document.querySelectorAll('[name="languages"]')];

function remember(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Private windows and some browsers' file:// pages keep nothing: the choice holds for the page.
  }
}

function remembered(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

for (const choice of languages) {
  choice.addEventListener("change", () => remember("translator-languages", choice.value));
}
const chosen = languages.find((choice) => choice.value === remembered("translator-languages"));
if (chosen) chosen.checked = true;
