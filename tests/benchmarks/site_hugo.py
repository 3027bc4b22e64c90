"""The stories as files for Hugo, with all that a Midad site has and Hugo can do.

Pages have the same fields for search engines and networks, the same way about, lists by section,
tag, author and month, feeds of three kinds, a news sitemap and an index to search. What Hugo cannot
do it is spared: share pictures in Arabic type, and the manifest of every file.
"""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from tests.benchmarks.site_markdown import SITE, markdown
from tests.export.many import AUTHORS, SECTIONS, TAGS, Story

_NAMES: Final = "\n".join(f'"{one.slug}" = "{one.name}"' for one in (*SECTIONS, *TAGS, *AUTHORS))
_CONFIG: Final = f"""baseURL = "{SITE}"
languageCode = "ar"
title = "الضفة نيوز"
paginate = 24
[taxonomies]
tag = "tags"
author = "authors"
month = "archive"
[services.rss]
limit = 30
[mediaTypes."application/atom+xml"]
suffixes = ["xml"]
[outputFormats.Atom]
mediaType = "application/atom+xml"
baseName = "atom"
[outputFormats.JSONFeed]
mediaType = "application/json"
baseName = "feed"
[outputFormats.Search]
mediaType = "application/json"
baseName = "search-index"
[outputFormats.News]
mediaType = "application/xml"
baseName = "sitemap-news"
[outputs]
home = ["HTML", "RSS", "Atom", "JSONFeed", "Search", "News"]
section = ["HTML", "RSS", "Atom", "JSONFeed"]
taxonomy = ["HTML"]
term = ["HTML"]
[params.names]
{_NAMES}
"""
_WAYS: Final = "".join(
    f'<li><a href="/{one.slug}/"{{{{ if eq $.Section "{one.slug}" }}}} aria-current="true"'
    f"{{{{ end }}}}>{one.name}</a></li>"
    for one in SECTIONS
)
_BASE: Final = (
    """<!DOCTYPE html>
<html lang="ar" dir="rtl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ .Title }} – {{ site.Title }}</title>
<meta name="description" content="{{ .Description }}">
<meta name="robots" content="index, follow, max-image-preview:large, max-snippet:-1">
<meta name="referrer" content="strict-origin-when-cross-origin">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#F4F0E7" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#212429" media="(prefers-color-scheme: dark)">
<link rel="canonical" href="{{ .Permalink }}">
<link rel="alternate" hreflang="ar" href="{{ .Permalink }}">
<link rel="icon" href="/icon.svg" type="image/svg+xml" sizes="any">
<link rel="stylesheet" href="/style.css">
<link rel="stylesheet" href="/site.css">
<link rel="alternate" type="application/rss+xml" href="/index.xml" title="{{ site.Title }}">
{{ block "more" . }}{{ end }}
</head>
<body>
<a class="skip" href="#story">انتقل إلى نص الخبر</a>
<header class="site">
<div class="masthead"><p class="wordmark"><a href="/" rel="home">{{ site.Title }}</a></p></div>
<nav class="site-nav" aria-label="الأقسام"><ul><li><a href="/">الرئيسية</a></li>"""
    + _WAYS
    + """</ul></nav>
</header>
<main id="story">
{{ block "main" . }}{{ end }}
</main>
<footer class="site">
<p class="footer-name"><a href="/">{{ site.Title }}</a></p>
<nav class="furniture" aria-label="صفحات الموقع"><ul>
<li><a href="/archive/">الأرشيف</a></li><li><a href="/corrections/">التصويبات</a></li>
<li><a href="/search/">البحث</a></li><li><a href="/index.xml">خلاصة الأخبار</a></li>
</ul></nav>
<p class="address" dir="ltr">{{ .Permalink }}</p>
</footer>
</body>
</html>
"""
)
_STORY: Final = """{{ define "more" }}{{ $at := .Date.Format "2006-01-02T15:04:05Z07:00" }}
{{ $section := index site.Params.names .Section }}
<meta property="og:type" content="article">
<meta property="og:site_name" content="{{ site.Title }}">
<meta property="og:title" content="{{ .Title }}">
<meta property="og:description" content="{{ .Description }}">
<meta property="og:url" content="{{ .Permalink }}">
<meta property="og:locale" content="ar_AR">
<meta property="article:published_time" content="{{ $at }}">
<meta property="article:modified_time" content="{{ $at }}">
<meta property="article:section" content="{{ $section }}">
{{ range .Params.authors }}<meta property="article:author"
 content="{{ site.BaseURL }}authors/{{ . }}/">
<meta name="author" content="{{ index site.Params.names . }}">
{{ end }}{{ range .Params.tags }}<meta property="article:tag"
 content="{{ index site.Params.names . }}">
{{ end }}<meta name="twitter:card" content="summary">
<meta name="twitter:title" content="{{ .Title }}">
<meta name="twitter:description" content="{{ .Description }}">
{{ $authors := slice }}{{ range .Params.authors }}{{ $authors = $authors | append (dict
  "@type" "Person" "name" (index site.Params.names .) "url" (print site.BaseURL "authors/" . "/")
) }}{{ end }}
{{ $tags := slice }}{{ range .Params.tags }}{{
  $tags = $tags | append (index site.Params.names .) }}{{ end }}
{{ $publisher := dict "@type" "NewsMediaOrganization" "@id" (print site.BaseURL "#publisher")
  "name" site.Title "url" site.BaseURL
  "logo" (dict "@type" "ImageObject" "url" (print site.BaseURL "icon.svg") "width" 512 "height" 512)
}}
{{ $article := dict "@type" "NewsArticle" "@id" (print .Permalink "#article")
  "mainEntityOfPage" (dict "@type" "WebPage" "@id" .Permalink) "url" .Permalink
  "headline" .Title "description" .Description "datePublished" $at "dateModified" $at
  "author" $authors "publisher" $publisher "articleSection" (slice $section) "keywords" $tags
  "wordCount" .WordCount "timeRequired" (printf "PT%dM" .ReadingTime) "inLanguage" "ar"
  "isAccessibleForFree" true
}}
{{ $way := dict "@type" "BreadcrumbList" "itemListElement" (slice
  (dict "@type" "ListItem" "position" 1 "name" $section "item" .CurrentSection.Permalink)
  (dict "@type" "ListItem" "position" 2 "name" .Title "item" .Permalink)
) }}
<script type="application/ld+json">{{ dict "@context" "https://schema.org"
  "@graph" (slice $article $way) | jsonify | safeJS }}</script>
{{ end }}
{{ define "main" }}
<nav class="breadcrumbs" aria-label="مسار الصفحة"><ol><li><a href="/">الرئيسية</a></li>
<li><a href="/{{ .Section }}/">{{ index site.Params.names .Section }}</a></li></ol></nav>
<article>
<header class="opening">
<h1>{{ .Title }}<span class="of-site"> – <bdi>{{ site.Title }}</bdi></span></h1>
<p class="standfirst">{{ .Description }}</p>
</header>
<div class="facts-of-story">
<p class="byline">{{ range .Params.authors }}<a href="/authors/{{ . }}/" rel="author"><bdi>{{
  index site.Params.names . }}</bdi></a>{{ end }}</p>
<p class="when">نُشر <time datetime="{{ .Date.Format "2006-01-02T15:04:05Z07:00" }}">{{
  .Date | time.Format "2 January 2006، 15:04" }}</time></p>
<p class="reading">قراءة في {{ .ReadingTime }} دقائق</p>
</div>
<div class="body">{{ .Content }}</div>
<nav class="tags" aria-label="وسوم"><ul>{{ range .Params.tags }}<li>
<a href="/tags/{{ . }}/" rel="tag">{{
  index site.Params.names . }}</a></li>{{ end }}</ul></nav>
</article>
{{ end }}
"""
_ROW: Final = """<article class="story row"><div class="story-words">
<h2><a href="{{ .RelPermalink }}">{{ .Title }}</a></h2>
<p class="summary">{{ .Description }}</p>
<p class="story-facts"><a class="of-section" href="/{{ .Section }}/"><bdi>{{
  index site.Params.names .Section }}</bdi></a>
<time datetime="{{ .Date.Format "2006-01-02T15:04:05Z07:00" }}">{{
  .Date | time.Format "2 January 2006، 15:04" }}</time></p>
</div></article>
"""
_LIST: Final = """{{ define "main" }}{{ $pages := .Paginate .RegularPages }}
<header class="list-head"><h1><bdi>{{ .Title }}</bdi></h1>
<p class="list-facts"><span>{{ len .RegularPages }} خبرًا</span></p></header>
<div class="rest stories">{{ range $pages.Pages }}{{ partial "row.html" . }}{{ end }}</div>
{{ template "_internal/pagination.html" . }}{{ end }}
"""
_HOME: Final = """{{ define "main" }}{{ $pages := .Paginate site.RegularPages }}
<header class="list-head"><h1><bdi>{{ site.Title }}</bdi></h1></header>
<div class="strips">{{ range site.Sections }}<section class="strip">
<h2><a href="{{ .RelPermalink }}">{{ index site.Params.names .Section }}</a></h2>
<ul>{{ range first 4 .RegularPages }}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>
</section>{{ end }}</div>
<div class="rest stories">{{ range $pages.Pages }}{{ partial "row.html" . }}{{ end }}</div>
{{ template "_internal/pagination.html" . }}{{ end }}
"""
_TERMS: Final = """{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Pages }}<li><a href="{{
  .RelPermalink }}">{{ .Title }}</a> {{ len .Pages }}</li>{{ end }}</ul>{{ end }}
"""
_ATOM: Final = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ar">
<title>{{ .Title }}</title><id>{{ .Permalink }}</id>
{{ range first 30 (cond .IsHome site.RegularPages .RegularPages) }}<entry>
<title>{{ .Title }}</title>
<id>{{ .Permalink }}</id><published>{{ .Date.Format "2006-01-02T15:04:05Z07:00" }}</published>
<updated>{{ .Date.Format "2006-01-02T15:04:05Z07:00" }}</updated>
<link rel="alternate" href="{{ .Permalink }}" type="text/html"/>
{{ range .Params.authors }}<author><name>{{ index site.Params.names . }}</name></author>{{ end }}
{{ range .Params.tags }}<category term="{{ . }}" label="{{ index site.Params.names . }}"/>{{ end }}
<summary>{{ .Description }}</summary></entry>
{{ end }}</feed>
"""
_JSON_FEED: Final = """{{ $items := slice }}
{{ range first 30 (cond .IsHome site.RegularPages .RegularPages) }}{{ $items = $items | append (dict
  "id" .Permalink "url" .Permalink "title" .Title "content_text" .Description
  "date_published" (.Date.Format "2006-01-02T15:04:05Z07:00") "tags" .Params.tags
) }}{{ end }}{{ dict "version" "https://jsonfeed.org/version/1.1" "title" .Title
  "home_page_url" .Permalink "language" "ar" "items" $items | jsonify }}
"""
_SEARCH: Final = """{{ $stories := slice }}
{{ range site.RegularPages }}{{ $stories = $stories | append (dict "path" .RelPermalink
  "headline" .Title "summary" .Description "section" (index site.Params.names .Section)
  "tags" .Params.tags "authors" .Params.authors
  "at" (.Date.Format "2006-01-02T15:04:05Z07:00")
  "when" (.Date | time.Format "2 January 2006، 15:04")
) }}{{ end }}{{ dict "stories" $stories | jsonify }}
"""
_NEWS: Final = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
{{ range first 25 site.RegularPages }}<url><loc>{{ .Permalink }}</loc><news:news><news:publication>
<news:name>{{ site.Title }}</news:name><news:language>ar</news:language></news:publication>
<news:publication_date>{{ .Date.Format "2006-01-02T15:04:05Z07:00" }}</news:publication_date>
<news:title>{{ .Title }}</news:title></news:news></url>
{{ end }}</urlset>
"""
_LAYOUTS: Final = {
    "_default/baseof.html": _BASE,
    "_default/single.html": _STORY,
    "_default/list.html": _LIST,
    "_default/terms.html": _TERMS,
    "_default/list.atom.xml": _ATOM,
    "_default/list.jsonfeed.json": _JSON_FEED,
    "partials/row.html": _ROW,
    "index.html": _HOME,
    "index.atom.xml": _ATOM,
    "index.jsonfeed.json": _JSON_FEED,
    "index.search.json": _SEARCH,
    "index.news.xml": _NEWS,
}


def hugo(root: Path, stories: Iterable[Story]) -> Sequence[str]:
    """Lay a site out for Hugo and return the command that builds it."""
    for name in ("hugo.toml", "config.toml"):  # the old name too
        (root / name).write_text(_CONFIG)
    for name, text in _LAYOUTS.items():
        place = root / "layouts" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text)
    for story in stories:
        place = root / "content" / story.section.slug / f"story-{story.number}.md"
        place.parent.mkdir(parents=True, exist_ok=True)
        facts = {
            "title": story.headline,
            "description": story.standfirst,
            "date": story.at.isoformat(),
            "tags": [one.slug for one in story.tags],
            "authors": [story.author.slug],
            "archive": [story.at.strftime("%Y-%m")],
        }
        text = json.dumps(facts, ensure_ascii=False)
        place.write_text(f"{text}\n\n{markdown(story)}")
    return ("hugo", "--quiet", "--source", str(root))
