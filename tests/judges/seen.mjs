// What axe says of pages as a browser shows them, and what the browser itself complains of.
// Reads {port, axe, looks: [{url, width, dark}]}, writes a list of complaints for each look.

import { readFileSync } from "node:fs";
import puppeteer from "puppeteer-core";

const asked = JSON.parse(readFileSync(0, "utf-8"));
const axe = readFileSync(asked.axe, "utf-8");
const browser = await puppeteer.connect({
  browserURL: `http://127.0.0.1:${asked.port}`,
  defaultViewport: null,
});
const [page] = await browser.pages();
let said = [];
page.on("console", (message) => said.push(`console: ${message.text()}`));
page.on("pageerror", (error) => said.push(`script: ${error.message}`));
page.on("requestfailed", (request) => {
  // What the last page had not got yet when the next one was asked for.
  if (request.failure()?.errorText !== "net::ERR_ABORTED") said.push(`failed: ${request.url()}`);
});
page.on("response", (answer) => {
  if (answer.status() >= 400 && answer.request().resourceType() !== "document") {
    said.push(`${answer.status()}: ${answer.url()}`);
  }
});

const judged = [];
for (const look of asked.looks) {
  said = [];
  await page.setViewport({ width: look.width, height: 900 });
  await page.emulateMediaFeatures([
    { name: "prefers-color-scheme", value: look.dark ? "dark" : "light" },
  ]);
  await page.goto(look.url, { waitUntil: "networkidle0", timeout: 120_000 });
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const answer = await axe.run(document, { resultTypes: ["violations"] });
    const told = answer.violations.map(
      (one) => `${one.id}: ${one.nodes.map((node) => node.target).join(" ")}`,
    );
    if (!answer.passes.length) told.push("axe found no rule to apply");
    const over = document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth;
    if (over > 0) told.push(`wider than the window by ${over} pixels`);
    for (const after of document.querySelectorAll("main > *, main .body ~ *")) {
      const before = after.previousElementSibling?.getBoundingClientRect();
      const box = after.getBoundingClientRect();
      const sideBySide = !before || box.right <= before.left || before.right <= box.left;
      if (!sideBySide && box.height && box.top < before.bottom - 1) {
        told.push(`shown above what it follows: ${after.tagName.toLowerCase()}.${after.className}`);
      }
    }
    return { told, dark: matchMedia("(prefers-color-scheme: dark)").matches, width: innerWidth };
  });
  if (found.dark !== look.dark) found.told.push("not shown in the light that was asked for");
  if (found.width !== look.width) found.told.push(`shown ${found.width} pixels wide`);
  judged.push([...said, ...found.told]);
}
await browser.disconnect();
console.log(JSON.stringify(judged));
