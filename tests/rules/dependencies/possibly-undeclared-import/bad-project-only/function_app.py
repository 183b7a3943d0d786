import azure.functions as func
from azure.storage.blob import BlobClient

app = func.FunctionApp()


@app.route(route="ping")
def ping(req: func.HttpRequest) -> str:
    return str(BlobClient)
