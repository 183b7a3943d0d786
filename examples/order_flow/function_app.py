"""Orders come in by HTTP or as files, and an orchestration sees each of them through."""

import json
import logging

import azure.durable_functions as df
import azure.functions as func

from fulfilment import bp as fulfilment

app = df.DFApp(http_auth_level=func.AuthLevel.FUNCTION)
app.register_functions(fulfilment)


@app.route(route="orders", methods=["POST"])
@app.queue_output(arg_name="order", queue_name="orders", connection="AzureWebJobsStorage")
def create_order(req: func.HttpRequest, order: func.Out[str]) -> func.HttpResponse:
    order.set(json.dumps(req.get_json()))
    return func.HttpResponse(status_code=202)


@app.blob_trigger(arg_name="file", path="incoming/{name}.json", connection="AzureWebJobsStorage")
@app.queue_output(arg_name="order", queue_name="orders", connection="AzureWebJobsStorage")
def read_file(file: func.InputStream, order: func.Out[str]) -> None:
    order.set(file.read().decode())


@app.queue_trigger(arg_name="message", queue_name="orders", connection="AzureWebJobsStorage")
@app.durable_client_input(client_name="client")
async def start(message: func.QueueMessage, client: df.DurableOrchestrationClient) -> None:
    await client.start_new("fulfil", client_input=message.get_json())


@app.service_bus_topic_trigger(
    arg_name="message", topic_name="shipped", subscription_name="mail", connection="SERVICE_BUS"
)
def send_mail(message: func.ServiceBusMessage) -> None:
    logging.info("Order %s is on its way", message.get_body().decode())


@app.timer_trigger(arg_name="timer", schedule="0 0 6 * * *")
@app.blob_output(arg_name="report", path="reports/{DateTime:yyyy-MM-dd}.csv", connection="AzureWebJobsStorage")
def write_report(timer: func.TimerRequest, report: func.Out[str]) -> None:
    report.set("order,total\n")
