import logging
import os

import azure.functions as func

SCALES = os.environ["SCALES_ADDRESS"]


def main(timer: func.TimerRequest) -> None:
    logging.info("Weighing at %s", SCALES)
