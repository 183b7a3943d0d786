"""`%SETTING%` and `{expression}`."""

from __future__ import annotations

import pytest

from funclint.host.binding_expression import (
    expression_names,
    has_unpaired_percent,
    is_system_expression,
    resolve_settings,
    setting_names,
)


@pytest.mark.parametrize(
    ("text", "names", "unpaired"),
    [
        ("plain", [], False),
        ("%A%", ["A"], False),
        ("0 */%N% * %M% * *", ["N", "M"], False),
        ("%A", [], True),
        ("%A%-%B", ["A"], True),
        ("100%", [], True),
        ("%%", [""], False),
        ("%A:B%", ["A:B"], False),
    ],
)
def test_settings(text, names, unpaired):
    assert setting_names(text) == names
    assert has_unpaired_percent(text) is unpaired


def test_resolving():
    values = {"N": "5", "M": "*"}.get
    assert resolve_settings("0 */%N% %M% * * *", values) == "0 */5 * * * *"
    assert resolve_settings("0 */%X% * * * *", values) is None
    assert resolve_settings("%N", values) is None


def test_expressions():
    assert expression_names("in/{name}.{ext}/{date:yyyy}") == ["name", "ext", "date"]
    assert expression_names("{Query.id} {a.b.c} {rand-guid:N}") == ["Query.id", "a.b.c", "rand-guid"]
    assert expression_names('SELECT {"a": c.b} FROM c {} { }') == []
    assert [is_system_expression(name) for name in ("DateTime", "rand-guid", "sys.utcnow", "system", "name")] == [
        True,
        True,
        True,
        False,
        False,
    ]
