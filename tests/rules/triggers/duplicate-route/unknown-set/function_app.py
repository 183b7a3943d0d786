import azure.functions as func

app = func.FunctionApp(http_auth_level=func.AuthLevel.FUNCTION)


@app.route(route="shelves", methods={"GET", "HEAD"})
def show(req: func.HttpRequest) -> func.HttpResponse:
    return func.HttpResponse("full")


@app.route(route="shelves", methods={"POST"})
def fill(req: func.HttpRequest) -> func.HttpResponse:
    return func.HttpResponse("filled")
