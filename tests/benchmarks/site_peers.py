"""The same stories as files for Hugo, Eleventy and Pelican, with pages of comparable richness.

Each peer gets its own form of what a Midad site has: a page for each story with its head for search
engines and networks, its sections, tags and authors as lists of 24, a feed and a sitemap. What a
peer cannot do without a plug-in (a search index, months, JSON Feed) it is spared.
"""

import json
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from tests.export.many import SECTIONS, Story

SITE: Final = "https://news.example/"
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


def markdown(story: Story) -> str:
    """Return a story's text as Markdown."""
    parts = []
    for kind, text in story.parts:
        first, _, rest = text.partition(" ")
        if kind == "h":
            parts.append(f"## {text}\n")
        elif kind == "li":
            parts.append(f"- {text}")
        else:
            link = f"[{rest[:20].strip()}](https://example.org/{len(parts)})"
            parts.append(f"**{first}** {link} {rest[20:].strip()}\n")
    return "\n".join(parts) + "\n"


def hugo(root: Path, stories: Iterable[Story]) -> Sequence[str]:
    """Lay a site out for Hugo and return the command that builds it."""
    (root / "layouts" / "_default").mkdir(parents=True)
    (root / "hugo.toml").write_text(
        f'baseURL = "{SITE}"\nlanguageCode = "ar"\ntitle = "الضفة نيوز"\npaginate = 24\n'
        '[taxonomies]\ntag = "tags"\nauthor = "authors"\n'
    )
    shutil.copy(root / "hugo.toml", root / "config.toml")
    head = _HEAD.format(title="{{ .Title }}", text="{{ .Description }}", url="{{ .Permalink }}")
    data = (
        _DATA.format(
            title="{{ .Title }}",
            text="{{ .Description }}",
            url="{{ .Permalink }}",
            at='{{ .Date.Format "2006-01-02T15:04:05Z07:00" }}',
        )
        .replace("{{{{", "{{")
        .replace("}}}}", "}}")
    )
    data = data.replace('"{{ .Title }}"', "{{ .Title }}").replace(
        '"{{ .Description }}"', "{{ .Description }}"
    )
    data = data.replace('"{{ .Permalink }}"', "{{ .Permalink }}")
    layouts = root / "layouts" / "_default"
    (layouts / "baseof.html").write_text(
        f'<!DOCTYPE html><html lang="ar" dir="rtl"><head>{head}{{{{ block "more" . }}}}'
        '{{ end }}</head><body><header><p><a href="/">الضفة نيوز</a></p><nav><ul>'
        f'{_NAVIGATION}</ul></nav></header><main>{{{{ block "main" . }}}}{{{{ end }}}}</main>'
        "<footer><p>جميع الحقوق محفوظة</p></footer></body></html>"
    )
    (layouts / "single.html").write_text(
        f'{{{{ define "more" }}}}{data}{{{{ end }}}}'
        '{{ define "main" }}<article><h1>{{ .Title }}</h1><p>{{ .Description }}</p>'
        '<p>{{ range .Params.authors }}<a href="/authors/{{ . | urlize }}/">{{ . }}</a>{{ end }} '
        '<time>{{ .Date.Format "2006-01-02" }}</time> {{ .ReadingTime }}</p>{{ .Content }}'
        '<ul>{{ range .Params.tags }}<li><a href="/tags/{{ . | urlize }}/">{{ . }}</a></li>'
        "{{ end }}</ul></article>{{ end }}"
    )
    (layouts / "list.html").write_text(
        '{{ define "main" }}<h1>{{ .Title }}</h1>{{ $pages := .Paginate .RegularPages }}'
        '{{ range $pages.Pages }}<article><h2><a href="{{ .Permalink }}">{{ .Title }}</a></h2>'
        '<p>{{ .Description }}</p><time>{{ .Date.Format "2006-01-02" }}</time></article>{{ end }}'
        '{{ template "_internal/pagination.html" . }}{{ end }}'
    )
    (layouts / "index.html").write_text(
        (layouts / "list.html").read_text().replace(".RegularPages", "site.RegularPages")
    )
    for story in stories:
        place = root / "content" / story.section.slug / f"story-{story.number}.md"
        place.parent.mkdir(parents=True, exist_ok=True)
        facts = {
            "title": story.headline,
            "description": story.standfirst,
            "date": story.at.isoformat(),
            "tags": [one.slug for one in story.tags],
            "authors": [story.author.slug],
        }
        text = json.dumps(facts, ensure_ascii=False)
        place.write_text(f"{text}\n\n{markdown(story)}")
    return ("hugo", "--quiet", "--source", str(root))


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
