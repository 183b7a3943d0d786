import time

import azure.functions as func

app = func.FunctionApp()


@app.route(route="ping")
async def ping(req: func.HttpRequest) -> str:
    time.sleep(0.1)
    return "ok"
