import azure.functions as func

app = func.FunctionApp()


@app.function_name("1st")
@app.route(route="ping")
def first(req: func.HttpRequest) -> str:
    return "not loaded, for its name"


@app.function_name("host")
@app.route(route="ping")
def second(req: func.HttpRequest) -> str:
    return "not loaded, for its name"


@app.route(route="admin/ping")
def third(req: func.HttpRequest) -> str:
    return "not loaded, for its route"


@app.route(route="admin/ping")
def fourth(req: func.HttpRequest) -> str:
    return "not loaded, for its route"


@app.route(route="ping")
def ping(req: func.HttpRequest) -> str:
    return "ok"


@app.route(route="twin")
def one(req: func.HttpRequest) -> str:
    return "ok"


@app.route(route="twin")
def two(req: func.HttpRequest) -> str:
    return "ok"
