"""What WordPress eXtended RSS calls things, for the reader (`wxr_in`) and the writer alike.

Sources: WordPress' exporter (WXR 1.2) and importer; Yoast SEO's names of fields for searchers, and
Co-Authors Plus' taxonomy for several authors, which newsrooms commonly have. Names with ``_midad``
are our own: what Midad knows of an article and WordPress has no place for. WordPress shows fields
that begin with an underscore to nobody.
"""

from typing import Final

VERSION: Final = "1.2"
WP: Final = f"http://wordpress.org/export/{VERSION}/"
EXCERPT: Final = f"http://wordpress.org/export/{VERSION}/excerpt/"
CONTENT: Final = "http://purl.org/rss/1.0/modules/content/"
DUBLIN_CORE: Final = "http://purl.org/dc/elements/1.1/"
NAMESPACES: Final = {"excerpt": EXCERPT, "content": CONTENT, "dc": DUBLIN_CORE, "wp": WP}

CATEGORY: Final = "category"
TAG: Final = "post_tag"
AUTHOR: Final = "author"

THUMBNAIL: Final = "_thumbnail_id"
ALT: Final = "_wp_attachment_image_alt"
SEARCH_TITLE: Final = "_yoast_wpseo_title"
SEARCH_DESCRIPTION: Final = "_yoast_wpseo_metadesc"
PRIMARY_CATEGORY: Final = "_yoast_wpseo_primary_category"
CREDIT: Final = "_midad_credit"
BYLINES: Final = "_midad_bylines"  # one a line, where there are several
KICKER: Final = "_midad_kicker"
DATELINE: Final = "_midad_dateline"
SOCIAL_TEXT: Final = "_midad_social_text"
LANGUAGE: Final = "_midad_language"
DIRECTION: Final = "_midad_direction"

NOTES: Final = "<!-- midad:notes -->"
"""Stands in a post's text before the public notes, which are not the article's own text."""
NOTES_ABOVE: Final = "<!-- midad:notes-above -->"
NOTES_END: Final = "<!-- /midad:notes-above -->"
"""Stand around those that readers see above the text."""
