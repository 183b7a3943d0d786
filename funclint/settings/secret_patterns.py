"""The shapes of secrets. They take milliseconds to compile: `funclint.settings.secrets` imports this when it has to."""

from __future__ import annotations

import re

NAMED_KEY = re.compile(
    r"(?P<name>account_?key|shared_?access_?key|access_?key)[\"']?\s*[=:]\s*[\"']?"
    r"(?P<value>[A-Za-z0-9+/]{40,100}={1,2})(?![A-Za-z0-9+/=])",
    re.IGNORECASE,
)
SAS = re.compile(r"(?<![\w-])sig=(?P<value>(?:[A-Za-z0-9+/_-]|%2[BbFf]){40,100}(?:%3[Dd]|=){0,2})(?![A-Za-z0-9+/])")
SAS_COMPANION = re.compile(r"(?:^|[?&;\s\"'])(?:sv|se|sp|sr|skn)=", re.IGNORECASE)

PASSWORD_IN_TEXT = re.compile(
    r"[;\"']\s*(?:password|pwd)\s*=\s*(?P<value>[^;\"'\s()\[\]]+)(?=[;\"']|$)", re.IGNORECASE | re.MULTILINE
)
"""`…;Password=value;` inside a connection string."""
PASSWORD_ARGUMENT = re.compile(
    r"(?:^|[(,{]|\s)[\"']?(?:password|pwd)[\"']?\s*[=:]\s*(?P<quote>[\"'])(?P<value>[^\"']+)(?P=quote)",
    re.IGNORECASE | re.MULTILINE,
)
"""`password="value"` as an argument or assignment."""
URL_PASSWORD = re.compile(r"://[^/\s:@\"']+:(?P<value>[^@\s\"'/{}$<>()\[\]]+)@[\w-]+\.")
"""`scheme://user:value@host`."""
REDIS_PASSWORD = re.compile(r",password=(?P<value>[A-Za-z0-9+/]{43}=)", re.IGNORECASE)
AZURE_HOST = re.compile(
    r"[\w-]+\.(?:database\.windows\.net|(?:postgres|mysql|mariadb)\.database\.azure\.com|redis\.cache\.windows\.net"
    r"|redis\.azure\.net|servicebus\.windows\.net)",
    re.IGNORECASE,
)

MARKED_KEYS = (
    ("a storage account key", re.compile(r"(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{76}\+ASt[A-Za-z0-9+/]{5}[AQgw]==")),
    ("an Azure Cosmos DB key", re.compile(r"(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{76}ACDb[A-Za-z0-9+/]{5}[AQgw]==")),
    ("a Service Bus key", re.compile(r"(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{33}\+ASb[A-Za-z0-9+/]{6}=")),
    ("an Event Hubs key", re.compile(r"(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{33}\+AEh[A-Za-z0-9+/]{6}=")),
    ("a function key", re.compile(r"(?<![\w-])[\w-]{44}AzFu[\w-]{5}[AQgw]==")),
    ("an Azure AI Search key", re.compile(r"(?<![A-Za-z0-9])[A-Za-z0-9]{42}AzSe[A-D][A-Za-z0-9]{5}(?![A-Za-z0-9])")),
    ("an Azure Cache for Redis key", re.compile(r"(?<![A-Za-z0-9])[A-Za-z0-9]{33}AzCa[A-P][A-Za-z0-9]{5}=")),
    ("a client secret of Microsoft Entra ID", re.compile(r"(?<![\w~.-])[\w~.-]{3}[0-9]Q~[\w~.-]{31,34}(?![\w~.-])")),
)
"""Keys with the marks that Azure puts into them at a fixed distance from the end
(learn.microsoft.com/purview/sit-defn-azure-storage-account-key and the pages beside it)."""

PADDED_KEY = re.compile(r"(?:[A-Za-z0-9+/]{43}=|[A-Za-z0-9+/]{86}==)\Z")
LONG_RUN = re.compile(r"[A-Za-z0-9+/=_-]{40,}")
"""What may be a key, where nothing tells that it is."""
BARE_KEY = re.compile(r"[A-Za-z0-9+/]{86}==\Z")
KEY_NAME = re.compile(r"(?:key|secret|password|pwd|token)\d*\Z", re.IGNORECASE)
"""Names of settings whose values are keys."""

CONNECTION_PART = re.compile(
    r"(?:^|;)\s*(?:DefaultEndpointsProtocol|AccountName|AccountKey|AccountEndpoint|BlobEndpoint|QueueEndpoint"
    r"|TableEndpoint|SharedAccessSignature|SharedAccessKeyName|SharedAccessKey|Endpoint|EntityPath|Server|Database"
    r"|UseDevelopmentStorage|Data Source|Initial Catalog|User Id|Uid|Password|Pwd|InstrumentationKey|AccessKey"
    r"|HostName)\s*=",
    re.IGNORECASE,
)
URL = re.compile(r"(?:amqps?|mongodb(?:\+srv)?|rediss?|sb|https?|mysql|postgres(?:ql)?)://", re.IGNORECASE)

PLACEHOLDER = re.compile(
    r"<[^>]*>|\A\$|\$\{|\{\{|\$\(|\{[A-Za-z_]|%[A-Za-z_]\w*%|@Microsoft\.(?:KeyVault|AppConfiguration)|\.\.\.|…|x{4,}"
    r"|\*{3,}|_{3,}|#\{",
    re.IGNORECASE,
)
PLACEHOLDER_WORDS = re.compile(
    r"your|change.?me|placeholder|dummy|example|replace|redacted|todo|fake|not.?a.?real|insert|\bsecret\b|\bpassword\b"
    r"|\bpass\b|\bxxx\b",
    re.IGNORECASE,
)
