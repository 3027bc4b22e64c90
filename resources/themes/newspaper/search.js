"use strict";
{
  const form = document.getElementById("finder");
  const box = document.getElementById("words");
  const found = document.getElementById("found");
  const most = 50;
  let stories = null;

  document.getElementById("without-script").hidden = true;
  form.hidden = false;

  // The same letters in every spelling, as the index has them.
  const folded = (text) =>
    text
      .normalize("NFKD")
      .toLowerCase()
      .replace(/[\u0300-\u036f\u064b-\u065f\u0670\u06d6-\u06ed\u0640]/g, "")
      .replace(/[\u0622\u0623\u0625\u0671]/g, "\u0627")
      .replace(/\u0649/g, "\u064a")
      .replace(/\u0629/g, "\u0647")
      .replace(/\u0624/g, "\u0648")
      .replace(/\u0626/g, "\u064a")
      .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660));

  // In the digits of the page: the archive says them so too.
  const counted = (number) =>
    number.toLocaleString(document.documentElement.lang, {
      numberingSystem: { "arabic-indic": "arab", persian: "arabext" }[document.documentElement.dataset.numerals] ?? "latn",
    });

  const line = (story) => {
    const article = document.createElement("article");
    article.className = "story row";
    const heading = document.createElement("h2");
    const link = document.createElement("a");
    link.href = form.dataset.root + story.path;
    link.textContent = story.headline;
    heading.dir = "auto";
    heading.append(link);
    const facts = document.createElement("p");
    facts.className = "story-facts";
    const time = document.createElement("time");
    time.dateTime = story.at;
    time.textContent = story.when;
    if (story.section) {
      const section = document.createElement("span");
      section.className = "of-section";
      const name = document.createElement("bdi");
      name.textContent = story.section;
      section.append(name);
      facts.append(section, " ");
    }
    facts.append(time);
    const words = document.createElement("div");
    words.className = "story-words";
    words.append(heading);
    if (story.summary) {
      const summary = document.createElement("p");
      summary.className = "summary";
      summary.dir = "auto";
      summary.textContent = story.summary;
      words.append(summary);
    }
    words.append(facts);
    article.append(words);
    return article;
  };

  const search = async () => {
    const wanted = folded(box.value).split(/\s+/).filter(Boolean);
    if (!wanted.length) {
      found.replaceChildren();
      return;
    }
    if (!stories) {
      stories = (await (await fetch(form.dataset.index)).json()).stories;
      for (const story of stories) {
        story.folded = folded([story.headline, story.summary, story.section, ...story.tags, ...story.authors].join(" "));
      }
    }
    const hits = stories.filter((story) => wanted.every((word) => story.folded.includes(word)));
    const said = document.createElement("p");
    said.className = "list-facts";
    said.textContent = hits.length ? found.dataset.found + " " + counted(hits.length) : found.dataset.none;
    found.replaceChildren(said, ...hits.slice(0, most).map(line));
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    history.replaceState(null, "", "?q=" + encodeURIComponent(box.value));
    search();
  });
  box.addEventListener("input", search);
  const asked = new URLSearchParams(location.search).get("q");
  if (asked) {
    box.value = asked;
    search();
  }
}
