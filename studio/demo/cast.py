"""Who works in the sample newsroom."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from studio.storage.codes import Role

PASSWORD: Final = "midad-demo"  # noqa: S105 - everybody may know it: the newsroom is a sample
"""What everybody of the sample newsroom signs in with."""

SITE_NAME: Final = "النور نيوز"
BASE_URL: Final = "https://alnoor.example/"
WELCOME: Final = "أهلًا بكم في «النور نيوز»: أخبار المدينة والعالم والملاعب، بعناية وبلا ضجيج."
CHECKLIST: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "العالم": ("! مصدران مستقلان لكل رقم", "الأسماء بلغتها الأصلية مراجعة"),
        "محلي": ("! الجهة المعنية سُئلت", "اسم الحي أو الشارع مذكور"),
        "رياضة": ("النتيجة والدقيقة مراجعتان",),
    }
)
"""What each section wants looked at; a line with an exclamation mark is required."""

COMMENTS_HEADING: Final = "التعليقات"


@dataclass(frozen=True, slots=True)
class Player:
    """Somebody of the sample newsroom: a sign-in name, the name that readers see, a role."""

    sign_in: str
    name: str
    role: Role


CHIEF: Final = Player("nora", "نورة السالم", Role.CHIEF)
EDITOR: Final = Player("huda", "هدى ناصر", Role.EDITOR)
JOURNALIST: Final = Player("sami", "سامي خليل", Role.JOURNALIST)
PRODUCER: Final = Player("rami", "رامي عبّود", Role.PRODUCER)
OTHERS: Final = (EDITOR, JOURNALIST, PRODUCER)
