from contextlib import asynccontextmanager

import azure.functions as func
from fastapi import FastAPI


def open_shop(web):
    web.state.open = True


@asynccontextmanager
async def prepare(web):
    open_shop(web)
    yield


def prepare_at_once(web):
    open_shop(web)


web = FastAPI(lifespan=prepare)
prepare_at_once(web)

middleware = func.AsgiMiddleware(web)
app = func.FunctionApp()


@app.route(route="{*route}", auth_level=func.AuthLevel.FUNCTION)
async def serve(req: func.HttpRequest, context: func.Context) -> func.HttpResponse:
    return await middleware.handle_async(req, context)
