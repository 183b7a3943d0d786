import logging
import sys

import azure.functions as func

import log_setup

app = func.FunctionApp()

log_setup.root.setLevel(logging.INFO)


@app.route(route="count", auth_level=func.AuthLevel.FUNCTION)
def count(req: func.HttpRequest) -> func.HttpResponse:
    start_anew()
    logging.info("Counting")
    return func.HttpResponse("1")


def start_anew() -> None:
    root = logging.getLogger()
    for handler in list(root.handlers):
        root.removeHandler(handler)
    root.addHandler(logging.StreamHandler(sys.stderr))
