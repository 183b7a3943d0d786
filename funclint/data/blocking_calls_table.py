"""Library calls that wait for a network, a process or the clock and block the thread they run in.

Sources: the libraries' own reference documentation (docs.python.org, requests.readthedocs.io, www.python-httpx.org and
learn.microsoft.com/python/api); each is the synchronous form of something that also has an asynchronous one, or waits.
"""

from __future__ import annotations

VERBS = frozenset("get post put patch delete head options request send stream".split())

VERB_OWNERS: dict[str, str] = {
    "requests": "`httpx.AsyncClient` or `aiohttp`",
    "requests.Session()": "`httpx.AsyncClient` or `aiohttp`",
    "requests.session()": "`httpx.AsyncClient` or `aiohttp`",
    "requests.sessions.Session()": "`httpx.AsyncClient` or `aiohttp`",
    "httpx": "`httpx.AsyncClient`",
    "httpx.Client()": "`httpx.AsyncClient`",
    "urllib3": "`httpx.AsyncClient` or `aiohttp`",
    "urllib3.PoolManager()": "`httpx.AsyncClient` or `aiohttp`",
}
"""Owners of the methods in VERBS -> the asynchronous library."""

CALLS: dict[str, str] = {
    "time.sleep": "`await asyncio.sleep(…)`",
    "urllib.request.urlopen": "`httpx.AsyncClient` or `aiohttp`",
    "urllib.request.urlretrieve": "`httpx.AsyncClient` or `aiohttp`",
    "subprocess.run": "`asyncio.create_subprocess_exec`",
    "subprocess.call": "`asyncio.create_subprocess_exec`",
    "subprocess.check_call": "`asyncio.create_subprocess_exec`",
    "subprocess.check_output": "`asyncio.create_subprocess_exec`",
    "subprocess.getoutput": "`asyncio.create_subprocess_shell`",
    "subprocess.getstatusoutput": "`asyncio.create_subprocess_shell`",
    "subprocess.Popen().wait": "`asyncio.create_subprocess_exec`",
    "subprocess.Popen().communicate": "`asyncio.create_subprocess_exec`",
    "os.system": "`asyncio.create_subprocess_shell`",
    "socket.create_connection": "`asyncio.open_connection`",
    "smtplib.SMTP": "`aiosmtplib`",
    "smtplib.SMTP_SSL": "`aiosmtplib`",
    "ftplib.FTP": "`asyncio.to_thread`",
    "pyodbc.connect": "`aioodbc`",
    "pymssql.connect": "`asyncio.to_thread`",
    "pymysql.connect": "`aiomysql`",
    "mysql.connector.connect": "`mysql.connector.aio`",
    "psycopg2.connect": "`psycopg.AsyncConnection` or `asyncpg`",
    "psycopg.connect": "`psycopg.AsyncConnection`",
    "snowflake.connector.connect": "`asyncio.to_thread`",
}
"""Dotted name -> what to write instead in an `async def`."""

_ITEMS = "create_item read_item upsert_item replace_item delete_item patch_item query_items read_all_items read"
_BLOB = (
    "upload_blob download_blob delete_blob list_blobs walk_blobs exists get_blob_properties get_container_properties "
    "create_container delete_container list_containers set_blob_metadata start_copy_from_url acquire_lease"
    " append_block "
    "stage_block commit_block_list create_append_blob upload_blob_from_url get_user_delegation_key"
)
_QUEUE = (
    "send_message receive_message receive_messages peek_messages delete_message update_message clear_messages "
    "create_queue delete_queue list_queues get_queue_properties"
)
_TABLE = (
    "create_entity upsert_entity update_entity delete_entity get_entity query_entities list_entities create_table "
    "create_table_if_not_exists delete_table list_tables submit_transaction"
)
_BUS = "send_messages receive_messages complete_message abandon_message dead_letter_message schedule_messages"

METHODS: dict[str, frozenset[str]] = {
    "azure.storage.blob.BlobServiceClient": frozenset(_BLOB.split()),
    "azure.storage.blob.ContainerClient": frozenset(_BLOB.split()),
    "azure.storage.blob.BlobClient": frozenset(_BLOB.split()),
    "azure.storage.queue.QueueServiceClient": frozenset(_QUEUE.split()),
    "azure.storage.queue.QueueClient": frozenset(_QUEUE.split()),
    "azure.data.tables.TableServiceClient": frozenset(_TABLE.split()),
    "azure.data.tables.TableClient": frozenset(_TABLE.split()),
    "azure.cosmos.CosmosClient": frozenset(
        (_ITEMS + " create_database_if_not_exists create_container_if_not_exists").split()
    ),
    "azure.cosmos.cosmos_client.CosmosClient": frozenset(_ITEMS.split()),
    "azure.servicebus.ServiceBusClient": frozenset(_BUS.split()),
    "azure.eventhub.EventHubProducerClient": frozenset(("send_batch", "send_event", "create_batch")),
    "azure.keyvault.secrets.SecretClient": frozenset(("get_secret", "set_secret", "begin_delete_secret")),
    "azure.keyvault.keys.KeyClient": frozenset(("get_key", "create_key")),
    "azure.identity.DefaultAzureCredential": frozenset(("get_token",)),
    "azure.identity.ManagedIdentityCredential": frozenset(("get_token",)),
    "azure.identity.ClientSecretCredential": frozenset(("get_token",)),
    "azure.search.documents.SearchClient": frozenset(("search", "upload_documents", "merge_documents", "get_document")),
    "azure.eventgrid.EventGridPublisherClient": frozenset(("send",)),
    "openai.OpenAI": frozenset(("create", "parse")),
    "openai.AzureOpenAI": frozenset(("create", "parse")),
}
"""Synchronous clients -> their methods that send something, also of the clients that they give out."""

ASYNC_CLIENTS: dict[str, str] = {
    "azure.cosmos": "`azure.cosmos.aio`",
    "azure.storage.blob": "`azure.storage.blob.aio`",
    "azure.storage.queue": "`azure.storage.queue.aio`",
    "azure.data.tables": "`azure.data.tables.aio`",
    "azure.servicebus": "`azure.servicebus.aio`",
    "azure.eventhub": "`azure.eventhub.aio`",
    "azure.keyvault.secrets": "`azure.keyvault.secrets.aio`",
    "azure.keyvault.keys": "`azure.keyvault.keys.aio`",
    "azure.identity": "`azure.identity.aio`",
    "azure.search.documents": "`azure.search.documents.aio`",
    "azure.eventgrid": "`azure.eventgrid.aio`",
    "openai": "`openai.AsyncOpenAI` or `openai.AsyncAzureOpenAI`",
}


def last_names(imported: set[str]) -> frozenset[str]:
    """The last names of the calls in the tables that an app can make which imports these dotted names."""
    found: set[str] = set()
    for table in (CALLS, VERB_OWNERS, METHODS):
        for name in table:
            library = (name if table is VERB_OWNERS else name.rpartition(".")[0]).partition("(")[0]
            library = library if library in imported else library.rpartition(".")[0]  # `requests.Session`
            if library in imported and library != "azure":
                found.update(
                    VERBS if table is VERB_OWNERS else METHODS.get(name) or (name.rpartition(".")[2],)
                )
    return frozenset(found)


def replacement_of(name: str) -> str | None:
    """What to write in an `async def` instead of a call of this dotted name; None where it is not known to block."""
    found = CALLS.get(name)
    if found is not None:
        return found
    owner, _, last = name.rpartition(".")
    if last in VERBS and owner in VERB_OWNERS:
        return VERB_OWNERS[owner]
    client, called, _ = name.partition("(")
    if not called:
        return None
    while "." in client:
        methods = METHODS.get(client)
        if methods is not None:
            return _async_client(client) if last in methods else None
        client = client.rpartition(".")[0]
    return None


def _async_client(client: str) -> str:
    while client not in ASYNC_CLIENTS:
        client = client.rpartition(".")[0]
    return ASYNC_CLIENTS[client]


CLIENTS = frozenset(METHODS) - {"openai.OpenAI", "openai.AzureOpenAI"}
"""Clients that keep connections and are meant to be made once."""
