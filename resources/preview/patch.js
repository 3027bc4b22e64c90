// Runs in a world of its own beside the page, whose own scripts are off. Makes the page that is
// shown equal to another one, touching only what differs, so that the place on the screen stays.
"use strict";
(() => {
  const state = { html: null };

  function morph(shown, wanted) {
    if (shown.isEqualNode(wanted)) return;
    if (shown.nodeType !== wanted.nodeType || shown.nodeName !== wanted.nodeName
        || shown.nodeType !== Node.ELEMENT_NODE) {
      shown.replaceWith(document.importNode(wanted, true));
      return;
    }
    for (const { name } of [...shown.attributes])
      if (!wanted.hasAttribute(name)) shown.removeAttribute(name);
    for (const { name, value } of [...wanted.attributes])
      if (shown.getAttribute(name) !== value) shown.setAttribute(name, value);
    const before = [...shown.childNodes];
    const after = [...wanted.childNodes];
    let start = 0;
    while (start < before.length && start < after.length
           && before[start].isEqualNode(after[start])) start += 1;
    let end = 0;
    while (end < before.length - start && end < after.length - start
           && before[before.length - 1 - end].isEqualNode(after[after.length - 1 - end])) end += 1;
    const old = before.slice(start, before.length - end);
    const fresh = after.slice(start, after.length - end);
    const both = Math.min(old.length, fresh.length);
    for (let index = 0; index < both; index += 1) morph(old[index], fresh[index]);
    for (const extra of old.slice(both)) extra.remove();
    const place = before[before.length - end] ?? null;
    for (const extra of fresh.slice(both))
      shown.insertBefore(document.importNode(extra, true), place);
  }

  // The style sheet comes with its dark rules for all screens or for none; turning them in place
  // shows no page without style in between, as another sheet would. Scroll bars go by the scheme.
  function turn(sheets, name) {
    const media = name === "dark" ? "all" : "not all";
    for (const sheet of sheets)
      for (const rule of sheet.cssRules)
        if (rule instanceof CSSMediaRule && ["all", "not all"].includes(rule.media.mediaText))
          rule.media.mediaText = media;
        else if (rule instanceof CSSStyleRule && rule.style.colorScheme)
          rule.style.colorScheme = name;
  }

  globalThis.midad = {
    begin(html) {
      state.html = html;
    },
    patch(start, end, middle) {
      const html = state.html.slice(0, start) + middle + state.html.slice(state.html.length - end);
      const wanted = new DOMParser().parseFromString(html, "text/html");
      morph(document.documentElement, wanted.documentElement);
      state.html = html;
      return html.length;
    },
    scheme(name) {
      turn(document.styleSheets, name);
    },
    follow(share) {
      const room = document.documentElement.scrollHeight - innerHeight;
      scrollTo({ top: Math.max(0, room * share), behavior: "instant" });
    },
  };
})();
