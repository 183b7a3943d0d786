"""Recognises secrets in text: keys, SAS tokens and connection strings that hold a real key.

Only what has the exact shape that Azure gives such values counts. Placeholders, references (Key Vault, `${VAR}`,
`{{…}}`) and the keys that the emulators publish do not. Nothing here keeps or returns the text of a secret: a `Secret`
is a kind and a place, so that no message can repeat it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from funclint.findings import Span

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

EMULATOR_KEYS = (
    # Azurite and the old storage emulator: learn.microsoft.com/azure/storage/common/storage-use-azurite
    "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==",
    # Azure Cosmos DB emulator: learn.microsoft.com/azure/cosmos-db/emulator
    "C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw==",
)
"""Keys that everybody may know."""

MINIMUM_KEY = 40
"""Characters; the keys of Azure are longer."""

_HINTS = (
    b"account_key", b"accountkey", b"access_key", b"accesskey", b"sig=", b"q~", b"azfu", b"+ast", b"acdb", b"+asb",
    b"+aeh", b"azse", b"azca",
)  # fmt: skip
_HOSTS = (b".windows.net", b".azure.com", b".azure.net")


class Secret(NamedTuple):
    """A secret in a text: what it is, in words with an article, and where it starts and ends (offsets)."""

    kind: str
    start: int
    end: int


def may_contain_secret(data: bytes) -> bool:
    """Whether `find` can see anything in a text with these bytes: a cheap test to make first."""
    lowered = data.lower()
    if any(hint in lowered for hint in _HINTS):
        return True
    return any(hint in lowered for hint in (b"password", b"pwd", b"://")) and any(host in lowered for host in _HOSTS)


def find(text: str) -> list[Secret]:
    """The secrets in a text, by place; at most one at each place."""
    found: list[Secret] = []
    for secret in sorted(_candidates(text), key=lambda secret: (secret.start, -secret.end)):
        if not found or secret.start >= found[-1].end:
            found.append(secret)
    return found


def find_in_setting(name: str, value: str) -> list[Secret]:
    """The secrets in the value of an app setting; its name tells that bare base64 is a key."""
    from funclint.settings.secret_patterns import BARE_KEY, KEY_NAME

    found = find(value)
    if not found and KEY_NAME.search(name) and BARE_KEY.match(value) and _is_random(value):
        found = [Secret("an account key", 0, len(value))]
    return found


def span_of(path: str, text: str, secret: Secret) -> Span:
    """The place of a secret that `find` saw in the text of a file."""
    start_line = text.count("\n", 0, secret.start) + 1
    end_line = text.count("\n", 0, secret.end) + 1
    start_column = secret.start - text.rfind("\n", 0, secret.start)
    end_column = secret.end - text.rfind("\n", 0, secret.end)
    return Span(path, start_line, start_column, end_line, end_column)


def quoted(text: str) -> str:
    """A text from the app in backticks for a message; not where it may hold a secret."""
    return f"`{text}`" if may_be_shown(text) else "(not shown: it may hold a secret)"


def may_be_shown(text: str) -> bool:
    """Whether a message may repeat a text from the app: it is no connection string and has no key in it."""
    if looks_like_connection_string(text) or find(text):
        return False
    if len(text) < MINIMUM_KEY:
        return True
    from funclint.settings.secret_patterns import LONG_RUN

    return not any(_is_random(run) for run in LONG_RUN.findall(text))


def redact(text: str) -> str:
    """The text with every secret in it replaced by `***`."""
    for secret in reversed(find(text)):
        text = text[: secret.start] + "***" + text[secret.end :]
    return text


def is_placeholder(text: str) -> bool:
    """Whether a value is only a stand-in or a reference, to be filled in somewhere else."""
    from funclint.settings.secret_patterns import PLACEHOLDER, PLACEHOLDER_WORDS

    stripped = text.strip()
    return not stripped or bool(PLACEHOLDER.search(stripped)) or bool(PLACEHOLDER_WORDS.search(stripped))


def looks_like_connection_string(text: str) -> bool:
    """Whether a text is a connection string, an address with a scheme or a key, and so no name of an app setting."""
    if "=" not in text and "://" not in text:
        return False
    from funclint.settings.secret_patterns import CONNECTION_PART, PADDED_KEY, URL

    stripped = text.strip()
    return bool(CONNECTION_PART.search(text) or URL.match(stripped) or PADDED_KEY.match(stripped))


def _candidates(text: str) -> Iterator[Secret]:
    if not may_contain_secret(text.encode("utf-8", "surrogatepass")):
        return
    from funclint.settings.secret_patterns import MARKED_KEYS, NAMED_KEY, SAS, SAS_COMPANION

    for match in NAMED_KEY.finditer(text):
        if _is_random(match["value"]):
            yield Secret(_kind_of_named_key(text, match), match.start("value"), match.end("value"))
    for match in SAS.finditer(text):
        surroundings = text[max(match.start() - 400, 0) : match.end() + 400]
        if SAS_COMPANION.search(surroundings) and _is_random(match["value"]):
            yield Secret("a shared access signature", match.start("value"), match.end("value"))
    for kind, pattern in MARKED_KEYS:
        for match in pattern.finditer(text):
            if _is_random(match.group()):
                yield Secret(kind, match.start(), match.end())
    yield from _passwords(text)


def _passwords(text: str) -> Iterator[Secret]:
    """Passwords on lines that name a database or cache in Azure; others may be for a machine of one's own."""
    from funclint.settings.secret_patterns import (
        AZURE_HOST,
        PASSWORD_ARGUMENT,
        PASSWORD_IN_TEXT,
        REDIS_PASSWORD,
        URL_PASSWORD,
    )

    for pattern in (PASSWORD_IN_TEXT, PASSWORD_ARGUMENT, REDIS_PASSWORD, URL_PASSWORD):
        for match in pattern.finditer(text):
            value = match["value"]
            if len(value) >= 6 and not is_placeholder(value) and AZURE_HOST.search(_line_around(text, match)):
                yield Secret("a password", match.start("value"), match.end("value"))


def _line_around(text: str, match: re.Match[str]) -> str:
    before = text[max(match.start() - 400, 0) : match.start()].rpartition("\n")[2]
    return before + match.group() + text[match.end() : match.end() + 400].partition("\n")[0]


def _kind_of_named_key(text: str, match: re.Match[str]) -> str:
    name = match["name"].lower().replace("_", "")
    if name == "accountkey":
        before = text[max(match.start() - 200, 0) : match.start()].lower()
        return "an Azure Cosmos DB key" if "accountendpoint" in before else "a storage account key"
    return "a shared access key" if name == "sharedaccesskey" else "an access key"


def _is_random(value: str) -> bool:
    """Whether a key looks made by chance: no emulator's key, no repetition, no words in it."""
    from funclint.settings.secret_patterns import PLACEHOLDER

    if value in EMULATOR_KEYS:
        return False
    core = value.rstrip("=")
    has_each = any(map(str.isdigit, core)) and any(map(str.isupper, core)) and any(map(str.islower, core))
    return has_each and len(set(core)) >= 16 and not PLACEHOLDER.search(value) and not _repeats(core)


def _repeats(core: str) -> bool:
    """Whether a short piece is simply repeated, as in made-up keys."""
    return any(core == (core[:size] * (len(core) // size + 1))[: len(core)] for size in range(1, 11))
