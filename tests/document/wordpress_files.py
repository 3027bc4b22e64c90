"""Exports of WordPress as it writes them, made of a few posts."""

HEAD = """<?xml version="1.0" encoding="UTF-8" ?>
<!-- generator="WordPress/6.5.4" created="2024-06-10 12:29" -->
<rss version="2.0"
\txmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
\txmlns:content="http://purl.org/rss/1.0/modules/content/"
\txmlns:wfw="http://wellformedweb.org/CommentAPI/"
\txmlns:dc="http://purl.org/dc/elements/1.1/"
\txmlns:wp="http://wordpress.org/export/1.2/"
>
<channel>
\t<title>الموقع القديم</title>
\t<language>ar</language>
\t<wp:wxr_version>1.2</wp:wxr_version>
\t<wp:base_site_url>https://old.example</wp:base_site_url>
\t<wp:author><wp:author_id>2</wp:author_id><wp:author_login><![CDATA[mona]]></wp:author_login>
\t\t<wp:author_email><![CDATA[mona@old.example]]></wp:author_email>
\t\t<wp:author_display_name><![CDATA[منى سعيد]]></wp:author_display_name></wp:author>
\t<wp:category><wp:term_id>3</wp:term_id>
\t\t<wp:category_nicename><![CDATA[world]]></wp:category_nicename>
\t\t<wp:category_parent><![CDATA[]]></wp:category_parent>
\t\t<wp:cat_name><![CDATA[العالم]]></wp:cat_name></wp:category>
\t<wp:category><wp:term_id>4</wp:term_id>
\t\t<wp:category_nicename><![CDATA[asia]]></wp:category_nicename>
\t\t<wp:category_parent><![CDATA[world]]></wp:category_parent>
\t\t<wp:cat_name><![CDATA[آسيا]]></wp:cat_name></wp:category>
"""
TAIL = "</channel>\n</rss>\n"


def meta(key: str, value: str) -> str:
    return (
        f"\t\t<wp:postmeta><wp:meta_key><![CDATA[{key}]]></wp:meta_key>"
        f"<wp:meta_value><![CDATA[{value}]]></wp:meta_value></wp:postmeta>\n"
    )


def category(name: str, nicename: str, domain: str = "category") -> str:
    return f'\t\t<category domain="{domain}" nicename="{nicename}"><![CDATA[{name}]]></category>\n'


def item(
    title: str = "عنوان",
    content: str = "<p>نص</p>",
    *,
    kind: str = "post",
    status: str = "publish",
    number: int = 10,
    excerpt: str = "",
    slug: str = "",
    more: str = "",
) -> str:
    return f"""\t<item>
\t\t<title><![CDATA[{title}]]></title>
\t\t<link>https://old.example/?p={number}</link>
\t\t<pubDate>Wed, 05 Jun 2024 16:04:48 +0000</pubDate>
\t\t<dc:creator><![CDATA[mona]]></dc:creator>
\t\t<content:encoded><![CDATA[{content}]]></content:encoded>
\t\t<excerpt:encoded><![CDATA[{excerpt}]]></excerpt:encoded>
\t\t<wp:post_id>{number}</wp:post_id>
\t\t<wp:post_date><![CDATA[2024-06-05 19:04:48]]></wp:post_date>
\t\t<wp:post_date_gmt><![CDATA[2024-06-05 16:04:48]]></wp:post_date_gmt>
\t\t<wp:post_name><![CDATA[{slug}]]></wp:post_name>
\t\t<wp:status><![CDATA[{status}]]></wp:status>
\t\t<wp:post_type><![CDATA[{kind}]]></wp:post_type>
{more}\t</item>
"""


def export(*items: str) -> bytes:
    return (HEAD + "".join(items) + TAIL).encode()
