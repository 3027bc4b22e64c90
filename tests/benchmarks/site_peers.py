"""The same stories as files for Hugo, Eleventy and Pelican.

Hugo, the yardstick, gets its own form of everything that a Midad site has and Hugo can do
(`site_hugo`). The others are let off more lightly: a page for each story with its head for search
engines and networks, its sections, tags and authors as lists of 24, a feed and a sitemap.
"""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from tests.benchmarks.site_hugo import hugo
from tests.benchmarks.site_markdown import SITE, markdown
from tests.export.many import SECTIONS, Story

_NAVIGATION: Final = "".join(f'<li><a href="/{one.slug}/">{one.name}</a></li>' for one in SECTIONS)
_HEAD: Final = """<meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title} – الضفة نيوز</title><meta name="description" content="{text}">
<link rel="canonical" href="{url}"><meta property="og:title" content="{title}">
<meta property="og:description" content="{text}"><meta property="og:url" content="{url}">
<meta name="twitter:card" content="summary"><meta name="twitter:title" content="{title}">
<link rel="stylesheet" href="/style.css">"""
_DATA: Final = (
    '<script type="application/ld+json">{{"@context":"https://schema.org","@type":"NewsArticle",'
    '"headline":"{title}","description":"{text}","datePublished":"{at}","url":"{url}"}}</script>'
)


def eleventy(root: Path, stories: Iterable[Story]) -> Sequence[str]:
    """Lay a site out for Eleventy and return the command that builds it."""
    (root / "_includes").mkdir(parents=True)
    where = "https://news.example{{ page.url }}"
    head = _HEAD.format(title="{{ title }}", text="{{ description }}", url=where)
    data = _DATA.format(
        title="{{ title }}", text="{{ description }}", url=where, at="{{ page.date.toISOString() }}"
    )
    (root / "_includes" / "base.njk").write_text(
        f'<!DOCTYPE html><html lang="ar" dir="rtl"><head>{head}{data}</head><body><header><p>'
        f'<a href="/">الضفة نيوز</a></p><nav><ul>{_NAVIGATION}</ul></nav></header><main>'
        "{{ content | safe }}</main><footer><p>جميع الحقوق محفوظة</p></footer></body></html>"
    )
    (root / "_includes" / "story.njk").write_text(
        "---\nlayout: base.njk\n---\n<article><h1>{{ title }}</h1><p>{{ description }}</p>"
        '<p><a href="/author/{{ author }}/">{{ author }}</a></p>{{ content | safe }}<ul>'
        '{% for tag in tags %}<li><a href="/tag/{{ tag }}/">{{ tag }}</a></li>{% endfor %}</ul>'
        "</article>"
    )
    listed = (
        '{% for one in pagination.items %}<article><h2><a href="{{ one.url }}">'
        "{{ one.data.title }}</a></h2><p>{{ one.data.description }}</p></article>{% endfor %}"
    )
    for name, path in (("lists", "{{ list.path }}"),):
        (root / f"{name}.njk").write_text(
            "---\nlayout: base.njk\npagination:\n  data: collections.lists\n  size: 1\n"
            f"  alias: list\npermalink: /{path}/index.html\n---\n<h1>{{{{ list.name }}}}</h1>"
            + listed.replace("pagination.items", "list.items")
        )
    (root / "feed.njk").write_text(
        '---\npermalink: /feed.xml\n---\n<rss version="2.0"><channel>{% for one in '
        "collections.newest %}<item><title>{{ one.data.title }}</title><link>{{ one.url }}</link>"
        "</item>{% endfor %}</channel></rss>"
    )
    (root / "sitemap.njk").write_text(
        "---\npermalink: /sitemap.xml\n---\n<urlset>{% for one in collections.stories %}<url><loc>"
        "{{ one.url }}</loc></url>{% endfor %}</urlset>"
    )
    (root / "eleventy.config.js").write_text(
        """module.exports = function (config) {
  const stories = api => api.getFilteredByGlob("stories/**/*.md");
  config.addCollection("stories", stories);
  config.addCollection("newest", api => stories(api).slice(-30));
  config.addCollection("lists", api => {
    const groups = {};
    const put = (path, one) => (groups[path] = groups[path] || []).push(one);
    for (const one of stories(api)) {
      put("all", one);
      put("section/" + one.data.section, one);
      put("author/" + one.data.author, one);
      for (const tag of one.data.tags || []) put("tag/" + tag, one);
    }
    const lists = [];
    for (const [path, items] of Object.entries(groups))
      for (let at = 0; at < items.length; at += 24)
        lists.push({
          name: path,
          path: at ? path + "/" + at / 24 : path,
          items: items.slice(at, at + 24),
        });
    return lists;
  });
  return { htmlTemplateEngine: "njk", markdownTemplateEngine: false };
};
"""
    )
    for story in stories:
        place = root / "stories" / story.section.slug / f"story-{story.number}.md"
        place.parent.mkdir(parents=True, exist_ok=True)
        facts = {
            "layout": "story.njk",
            "title": story.headline,
            "description": story.standfirst,
            "date": story.at.isoformat(),
            "tags": [one.slug for one in story.tags],
            "author": story.author.slug,
            "section": story.section.slug,
            "permalink": f"/{story.section.slug}/story-{story.number}/index.html",
        }
        place.write_text(
            f"---json\n{json.dumps(facts, ensure_ascii=False)}\n---\n{markdown(story)}"
        )
    return ("eleventy", "--quiet", f"--input={root}", f"--output={root / '_site'}",
            f"--config={root / 'eleventy.config.js'}")  # fmt: skip


def pelican(root: Path, stories: Iterable[Story]) -> Sequence[str]:
    """Lay a site out for Pelican, in its own simple theme, and return the command."""
    (root / "content").mkdir(parents=True)
    (root / "pelicanconf.py").write_text(
        f'SITENAME = "الضفة نيوز"\nSITEURL = "{SITE[:-1]}"\nPATH = "content"\nTHEME = "simple"\n'
        'TIMEZONE = "Asia/Riyadh"\nDEFAULT_LANG = "ar"\nDEFAULT_PAGINATION = 24\n'
        'FEED_ALL_RSS = "feed.xml"\nARTICLE_SAVE_AS = "{category}/{slug}/index.html"\n'
        'TAG_SAVE_AS = "tag/{slug}/index.html"\nAUTHOR_SAVE_AS = "author/{slug}/index.html"\n'
        'CATEGORY_SAVE_AS = "section/{slug}/index.html"\n'
        'PAGINATED_TEMPLATES = {"index": None, "tag": None, "category": None, "author": None}\n'
    )
    for story in stories:
        place = root / "content" / f"story-{story.number}.md"
        facts = {
            "Title": story.headline,
            "Summary": story.standfirst,
            "Date": story.at.strftime("%Y-%m-%d %H:%M"),
            "Category": story.section.slug,
            "Tags": ", ".join(one.slug for one in story.tags),
            "Authors": story.author.slug,
            "Slug": f"story-{story.number}",
        }
        head = "".join(f"{name}: {value}\n" for name, value in facts.items())
        place.write_text(f"{head}\n{markdown(story)}")
    return ("pelican", "--quiet", str(root / "content"), "--settings", str(root / "pelicanconf.py"),
            "--output", str(root / "output"))  # fmt: skip


PEERS: Final = {"Hugo": hugo, "Eleventy": eleventy, "Pelican": pelican}
