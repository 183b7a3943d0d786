import azure.functions as func

app = func.FunctionApp()


@app.route(route="one")
@app.queue_output(arg_name="message", queue_name="pings", connection="AzureWebJobsStorage")
def one(req: func.HttpRequest, message: func.Out[str]) -> str:
    vars()["message"].set("x")
    return "ok"


@app.route(route="two")
@app.queue_output(arg_name="message", queue_name="pings", connection="AzureWebJobsStorage")
def two(req: func.HttpRequest, message: func.Out[str]) -> str:
    eval("message").set("x")
    return "ok"


@app.route(route="three")
@app.queue_output(arg_name="message", queue_name="pings", connection="AzureWebJobsStorage")
def three(req: func.HttpRequest, message: func.Out[str]) -> str:
    exec("message.set('x')")
    return "ok"
