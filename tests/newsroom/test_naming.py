from studio.newsroom.naming import nearest, unique_slug


def test_the_nearest_name_forgives_spelling() -> None:
    assert nearest("رياضه", ["العالم", "محلي", "رياضة"]) == "رياضة"
    assert nearest("العالمم", ["محلي", "العالم"]) == "العالم"
    assert nearest("اقتصاد", ["xyz"]) is None
    assert nearest("x", []) is None


def test_a_slug_that_is_taken_gets_a_number() -> None:
    taken = {"غزة", "غزة-2"}
    assert unique_slug("غزة", taken.__contains__) == "غزة-3"
    assert unique_slug("قمة", taken.__contains__) == "قمة"
