import azure.functions as func
from keeper import sends

app = func.FunctionApp()


@app.route(route="ping")
@app.queue_output(arg_name="message", queue_name="pings", connection="AzureWebJobsStorage")
@sends("message")
def ping(req: func.HttpRequest, message: func.Out[str]) -> str:
    return "ok"
