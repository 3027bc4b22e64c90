"""A story as Markdown, which every peer reads."""

from typing import Final

from tests.export.many import Story

SITE: Final = "https://news.example/"


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
