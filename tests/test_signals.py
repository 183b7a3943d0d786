"""What signals say is seldom needed must really be: their short lists against the tables that they stand for."""

from __future__ import annotations

from funclint.data import app_settings_table
from funclint.data.bundles_table import GENERAL, LINES, WITHOUT_BUNDLE
from funclint.file_signals import COMMON_TYPES, PLAIN_BUNDLE, PLATFORM_WORDS
from funclint.host.bundles import NAMES, RECOMMENDED


def test_common_types_are_in_the_plain_bundle() -> None:
    assert {"id": NAMES[GENERAL], "version": RECOMMENDED} == PLAIN_BUNDLE
    types = LINES[GENERAL, 4][2]
    assert [kind for kind in COMMON_TYPES - WITHOUT_BUNDLE if types.get(kind, ("", "gone"))[1]] == []


def test_every_setting_of_the_tables_is_seen() -> None:
    tables = [
        value
        for name, value in vars(app_settings_table).items()
        if name.isupper() and name != "__builtins__" and isinstance(value, dict | frozenset)
    ]
    names = {name for table in tables for name in table}
    assert len(names) > 15
    assert [name for name in names if not name.startswith(PLATFORM_WORDS)] == []
