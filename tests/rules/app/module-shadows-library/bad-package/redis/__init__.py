import azure.functions as func
from redis import Redis

from ..lengths import in_words


def main(req: func.HttpRequest) -> func.HttpResponse:
    return func.HttpResponse(in_words(Redis(host="cache").dbsize()))
