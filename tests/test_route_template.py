"""Routes as ASP.NET Core reads them. The cases follow RoutePatternParserTest and RouteParameterParserTest of
dotnet/aspnetcore."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from funclint.host.route_template import Parameter, RouteError, check_constraints, parameters, parse

VALID = [
    "", "/", "hello", "/hello", "hello/", "items/{id}", "items/{id:int}", "items/{id:int?}", "items/{id?}",
    "items/{id=5}", "files/{*path}", "files/{**path}", "{*route}", "a{{b}}c", "{p:regex(^\\d{{3}}-\\d{{4}}$)}",
    "{file}.{ext?}", "{a}-{b}", "products/{category:alpha}/{id:int?}", "{id:range(1,20)}", "{id:length(5)}",
    "{id:length(1,5)}", "{id:INT}", "{p:}", "{p:minlength(4):maxlength(8)}", "{p:regex(a/b:c)}", "{p:regex(a=b)}",
    "{p=a/b}", "{culture=en}/{id:guid}", "{id:file}", "{:x}", "v1/{id:required:int}", "{name:nonfile=index.html}",
    "{*path=home}", "a/{p:int:min(-1)}", "{p:datetime}",
]  # fmt: skip

INVALID = {
    "items/{id": "never closed",
    "items/id}": "closes nothing",
    "{": "never closed",
    "}": "closes nothing",
    "{a{b}": "doubled",
    "{{a}": "closes nothing",
    "{a}}": "never closed",
    "{}": "no parameter name",
    "{?}": "no valid parameter name",
    "{*}": "no valid parameter name",
    "{a/b}": "no valid parameter name",
    "{id}/{ID}": "occurs twice",
    "{id}/{id}": "occurs twice",
    "a//b": "two slashes",
    "//a": "two slashes",
    "{a}{b}": "follow each other",
    "{*rest}/more": "last part of the route",
    "a{*rest}": "alone in its segment",
    "{*rest?}": "cannot be optional",
    "{id?=5}": "no valid parameter name",
    "{id=5?}": "optional and has a default",
    "{a?}.{b}": "last of its segment",
    "{a}-{b?}": "full stop",
    "a{b?}": "full stop",
    "what?": "`?`",
    "{p:regex(^\\d{3}$)}": "doubled",
}

BAD_CONSTRAINTS = {
    "{id:integer}": "no constraint `integer`",
    "{id:string}": "it is a string anyway",
    "{id:uuid}": "no constraint `uuid`",
    "{id:int(5)}": "takes no value",
    "{id:minlength}": "needs a value",
    "{id:range(1)}": "does not take 1 values",
    "{id:min(a)}": "whole numbers",
    "{id:int:nope}": "no constraint `nope`",
}


@pytest.mark.parametrize("route", VALID)
def test_valid(route):
    check_constraints(parse(route))


@pytest.mark.parametrize("route", INVALID)
def test_invalid(route):
    with pytest.raises(RouteError, match=INVALID[route].replace("?", r"\?").replace("`", "`")):
        parse(route)


@pytest.mark.parametrize("route", BAD_CONSTRAINTS)
def test_bad_constraints(route):
    segments = parse(route)
    with pytest.raises(RouteError, match=BAD_CONSTRAINTS[route]):
        check_constraints(segments)


def test_parameters():
    assert parameters(parse("a/{id:int:min(1)=5}/{name?}/{**rest}")) == [
        Parameter("id", ("int", "min(1)"), "5", False, False),
        Parameter("name", (), None, True, False),
        Parameter("rest", (), None, False, True),
    ]


@given(st.text(alphabet="ab/{}:=?*.()12,\n", max_size=30))
def test_any_text_is_read_or_refused(route):
    try:
        check_constraints(parse(route))
    except RouteError as error:
        assert str(error)
