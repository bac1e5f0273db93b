import pytest

from omnicat.policy.globs import path_matches


@pytest.mark.parametrize(
    ("pattern", "path", "fits"),
    [
        ("**", "a/b/c.jpg", True),
        ("a/**", "a/b/c.jpg", True),
        ("a/**", "a", False),
        ("a/", "a/b/c.jpg", True),
        ("a/*", "a/b/c.jpg", False),
        ("**/c.jpg", "c.jpg", True),
        ("**/c.jpg", "a/b/c.jpg", True),
        ("a/**/c.jpg", "a/c.jpg", True),
        ("a/**/c.jpg", "ab/c.jpg", False),
        ("*.jpg", "a/c.jpg", False),
        ("a?c", "abc", True),
        ("a?c", "a/c", False),
        ("a.c", "abc", False),
        ("[a].(b)+", "[a].(b)+", True),
        ("a\nb", "a\nb", True),
    ],
)
def test_star_stays_in_a_folder_and_two_stars_do_not(pattern: str, path: str, fits: bool) -> None:
    assert path_matches(pattern, path) is fits
