// What a strict reader of sitemaps says of files. Reads a list of paths, writes for each what it
// is, how many addresses it has, and the fault that stopped the reader.

import { createReadStream, readFileSync } from "node:fs";
import { ErrorLevel, XMLToSitemapIndexStream, XMLToSitemapItemStream } from "sitemap";

const strict = { level: ErrorLevel.THROW, logger: false };
const told = [];
for (const path of JSON.parse(readFileSync(0, "utf-8"))) {
  const index = readFileSync(path, "utf-8").includes("<sitemapindex");
  const reader = index ? new XMLToSitemapIndexStream(strict) : new XMLToSitemapItemStream(strict);
  let count = 0;
  let fault = "";
  try {
    for await (const item of createReadStream(path).pipe(reader)) count += item.url ? 1 : 0;
  } catch (error) {
    fault = error.message;
  }
  told.push({ index, count, fault });
}
console.log(JSON.stringify(told));
