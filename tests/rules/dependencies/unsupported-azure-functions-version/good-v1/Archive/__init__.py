import logging

import azure.functions as func


def main(message: func.QueueMessage) -> None:
    logging.info("Filed %s", message.id)
