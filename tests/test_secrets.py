"""What is taken for a secret, and what is not. Keys are made while the tests run: no file holds one."""

from __future__ import annotations

import base64
import hashlib

import pytest

from funclint.findings import Span
from funclint.settings.secrets import (
    EMULATOR_KEYS,
    find,
    find_in_setting,
    is_placeholder,
    looks_like_connection_string,
    may_contain_secret,
    quoted,
    redact,
    span_of,
)


def key(size=64, seed="funclint"):
    data = b""
    while len(data) < size:
        data += hashlib.sha256(f"{seed}{len(data)}".encode()).digest()
    return base64.b64encode(data[:size]).decode()


def marked(mark, before, after, end):
    letters = key(120).replace("+", "a").replace("/", "b").replace("=", "")
    return letters[:before] + mark + letters[:after] + end


STORAGE = f"DefaultEndpointsProtocol=https;AccountName=acct;AccountKey={key()};EndpointSuffix=core.windows.net"
SECRETS = {
    STORAGE: "a storage account key",
    STORAGE.replace("AccountKey", "accountkey"): "a storage account key",
    f"AccountEndpoint=https://acct.documents.azure.com:443/;AccountKey={key()};": "an Azure Cosmos DB key",
    f"Endpoint=sb://ns.servicebus.windows.net/;SharedAccessKeyName=R;SharedAccessKey={key(32)}": "a shared access key",
    f"Endpoint=https://x.service.signalr.net;AccessKey={key(32)};Version=1.0;": "an access key",
    "https://acct.blob.core.windows.net/c?sv=2022-11-02&sp=r&sig="
    + key(32).replace("+", "%2B").replace("/", "%2F").replace("=", "%3D"): "a shared access signature",
    "Server=tcp:db.database.windows.net,1433;Database=x;User ID=me;Password=Tr0ub4dor&3;": "a password",
    'connect(host="db.postgres.database.azure.com", password="Tr0ub4dor&3")': "a password",
    f'BlobServiceClient(url, credential={{"account_name": "acct", "account_key": "{key()}"}})': "a storage account key",
    "postgresql://me:Tr0ub4dor3@db.postgres.database.azure.com:5432/shop": "a password",
    f"cache.redis.cache.windows.net:6380,password={key(32)},ssl=True": "a password",
    marked("+ASt", 76, 5, "Q=="): "a storage account key",
    marked("ACDb", 76, 5, "A=="): "an Azure Cosmos DB key",
    marked("+ASb", 33, 6, "="): "a Service Bus key",
    marked("AzFu", 44, 5, "Q=="): "a function key",
    marked("8Q~", 3, 33, ""): "a client secret of Microsoft Entra ID",
}

HARMLESS = [
    "UseDevelopmentStorage=true",
    f"DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey={EMULATOR_KEYS[0]};BlobEndpoint=http://127.0.0.1:10000/x",
    f"AccountEndpoint=https://localhost:8081/;AccountKey={EMULATOR_KEYS[1]}",
    "Endpoint=sb://localhost;SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey=SAS_KEY_VALUE;UseDevelopmentEmulator=true;",
    "AccountName=acct;AccountKey=<your-key>",
    "AccountName=acct;AccountKey=${STORAGE_KEY}",
    "AccountName=acct;AccountKey={{ storage_key }}",
    "AccountName=acct;AccountKey=" + "x" * 86 + "==",
    "AccountName=acct;AccountKey=" + "abc123XYZ0" * 9 + "==",
    "AccountName=acct;AccountKey=yourstorageaccountkeygoesrighthereandislongenoughtofillit",
    "@Microsoft.KeyVault(SecretUri=https://v.vault.azure.net/secrets/AccountKey/)",
    "Server=tcp:db.database.windows.net,1433;User ID=me;Password=<password>;",
    "Server=tcp:db.database.windows.net,1433;User ID=me;Password=your_password;",
    "Server=localhost;User ID=sa;Password=Tr0ub4dor&3;",
    "Server=db.database.windows.net;Authentication=Active Directory Default;",
    "sig=abc",
    "signature = sig=" + key(32),
    "password = os.environ['PASSWORD']",
    'connect(host="db.postgres.database.azure.com", password=os.environ["PGPASSWORD"])',
    'connect(host="db.postgres.database.azure.com", user="me", password=settings.database_password)',
    'connect("x.redis.cache.windows.net",password=redis_password, ssl=True)',
    '"Server=tcp:db.database.windows.net;Password=" + password + ";Encrypt=yes"',
    'f"Server=tcp:db.database.windows.net;Password={password};Encrypt=yes"',
    '"Server=tcp:db.database.windows.net;Password=%s;Encrypt=yes" % password',
    '"Server=tcp:db.database.windows.net;Password=$(DB_PASSWORD);"',
    'f"postgresql://{user}:{password}@db.postgres.database.azure.com/shop"',
    "postgresql://me:<password>@db.postgres.database.azure.com/shop",
    "https://acct.blob.core.windows.net:443/a@b.c",
    "SharedAccessKey=TheNameOfTheSettingThatHoldsTheSharedAccessKey1",
    "https://example.com/?config=" + key(32),
    "InstrumentationKey=00000000-0000-0000-0000-000000000000;IngestionEndpoint=https://x/",
    hashlib.sha512(b"x").hexdigest(),
]


@pytest.mark.parametrize("text", SECRETS)
def test_secrets(text):
    found = find(f"before '{text}' after" if "'" not in text and '"' not in text else text)
    assert [secret.kind for secret in found] == [SECRETS[text]]
    assert may_contain_secret(text.encode())
    assert "***" in redact(text)


@pytest.mark.parametrize("text", HARMLESS)
def test_harmless(text):
    assert find(text) == []
    assert find_in_setting("AccountKey", text) == []


def test_a_bare_key_counts_by_the_name_of_its_setting():
    assert [secret.kind for secret in find_in_setting("COSMOS_KEY", key())] == ["an account key"]
    assert find_in_setting("PICTURE", key()) == []
    assert find_in_setting("COSMOS_KEY", EMULATOR_KEYS[1]) == []


def test_the_place_is_the_secret_alone():
    text = f'a = 1\nb = "é{STORAGE}"\n'
    (secret,) = find(text)
    assert text[secret.start : secret.end] == key()
    column = 7 + STORAGE.index(key())
    assert span_of("x.py", text, secret) == Span("x.py", 2, column, 2, column + len(key()))


def test_a_message_never_repeats_a_secret():
    assert key() not in redact(f"the value {STORAGE} is wrong")
    assert quoted("orders") == "`orders`"
    assert quoted(STORAGE) == "(not shown: it may hold a secret)"


@pytest.mark.parametrize(
    "text",
    [
        STORAGE,
        "UseDevelopmentStorage=true",
        "Endpoint=sb://ns.servicebus.windows.net/;SharedAccessKeyName=R;SharedAccessKey=k",
        "AccountEndpoint=https://x.documents.azure.com:443/;AccountKey=k;",
        "Server=tcp:x.database.windows.net;Database=y",
        "amqp://guest:guest@localhost:5672",
        "BlobEndpoint=https://x.blob.core.windows.net;SharedAccessSignature=sv",
    ],
)
def test_connection_strings(text):
    assert looks_like_connection_string(text)


@pytest.mark.parametrize(
    "text", ["AzureWebJobsStorage", "Orders__Connection", "my=setting", "", "Server", "Endpoint", "%X%"]
)
def test_names_are_no_connection_strings(text):
    assert not looks_like_connection_string(text)


@pytest.mark.parametrize(
    "text",
    ["<your-key>", "changeme", "xxxx", "${VAR}", "{{ var }}", "", "  ", "@Microsoft.KeyVault(x)", "YOUR_KEY", "..."],
)
def test_placeholders(text):
    assert is_placeholder(text)


@pytest.mark.parametrize("text", ["python", "4", "true", "blob"])
def test_no_placeholders(text):
    assert not is_placeholder(text)
