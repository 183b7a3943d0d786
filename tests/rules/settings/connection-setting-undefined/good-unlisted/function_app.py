import azure.functions as func

app = func.FunctionApp()


@app.route(route="ping", auth_level=func.AuthLevel.FUNCTION)
def ping(req: func.HttpRequest) -> func.HttpResponse:
    return func.HttpResponse("pong")


@app.service_bus_queue_trigger(arg_name="msg", queue_name="parcels", connection="ParcelsBus")
def parcels(msg: func.ServiceBusMessage) -> None:
    pass
