"""What the providers of embedded posts and videos are called."""

from typing import Final

from studio.ui.station import Station
from studio.wording.words import mark

_NAMES: Final = {
    "youtube": mark("YouTube"),
    "x": mark("X"),
    "facebook": mark("Facebook"),
    "instagram": mark("Instagram"),
    "tiktok": mark("TikTok"),
    "telegram": mark("Telegram"),
    "vimeo": mark("Vimeo"),
    "dailymotion": mark("Dailymotion"),
    "spotify": mark("Spotify"),
    "soundcloud": mark("SoundCloud"),
}


def provider_name(provider: str, station: Station) -> str:
    """Return what a provider is called in the language of now; an unknown one by its own name."""
    name = _NAMES.get(provider)
    return station.tongue.words.say(name) if name else provider
