// What Lighthouse gives pages on a phone, with its simulated slow line and processor.
// Reads {port, urls}, writes for each the score of every category in hundredths and its failures.

import { readFileSync } from "node:fs";
import lighthouse from "lighthouse";
import puppeteer from "puppeteer-core";

const asked = JSON.parse(readFileSync(0, "utf-8"));
const browser = await puppeteer.connect({
  browserURL: `http://127.0.0.1:${asked.port}`,
  defaultViewport: null,
});
const [page] = await browser.pages();
const settings = { output: "json", logLevel: "error", onlyCategories: asked.categories };
const told = [];
// A browser that has just been started reads its fonts first, which a reader's has done long ago.
if (asked.urls.length) await page.goto(asked.urls[0], { waitUntil: "load" });
for (const url of asked.urls) {
  const { lhr } = await lighthouse(url, settings, undefined, page);
  if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
  const scores = {};
  const failed = [];
  for (const category of Object.values(lhr.categories)) {
    scores[category.id] = Math.round(category.score * 100);
    for (const { id, weight } of category.auditRefs) {
      const audit = lhr.audits[id];
      if (weight && audit.score !== null && audit.score < 1) {
        failed.push(`${id}: ${audit.displayValue ?? audit.title}`);
      }
    }
  }
  told.push({ scores, failed });
}
await browser.disconnect();
console.log(JSON.stringify(told));
