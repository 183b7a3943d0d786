import azure.functions as func

app = func.FunctionApp(http_auth_level=func.AuthLevel.FUNCTION)


@app.route(route="stock")
def stock_by_web(req: func.HttpRequest) -> func.HttpResponse:
    return func.HttpResponse("web")


@app.route(route="stock")
def stock_by_phone(req: func.HttpRequest) -> func.HttpResponse:
    return func.HttpResponse("phone")


@app.route(route="admin/stock")
def stock_by_hand(req: func.HttpRequest) -> func.HttpResponse:
    return func.HttpResponse("hand")
