"""The example shop of this repository is in the house style."""

from pathlib import Path

from omnicat.editing.house_style import house_style
from omnicat.editing.styling import style_paths
from omnicat.repository import Folder

ROOT = Path(__file__).parents[2]


def test_the_example_shop_is_in_the_house_style() -> None:
    files = Folder(ROOT)
    style = house_style(files)
    styled = [style.styled(path, files.read(path)) for path in style_paths(files)]
    assert [each.path for each in styled if each.is_changed or each.findings] == []
    assert len(styled) > 200
