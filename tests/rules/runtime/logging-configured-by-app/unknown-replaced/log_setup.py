import logging
import sys

root = logging.getLogger()
root.handlers.clear()
root.addHandler(logging.StreamHandler(sys.stdout))
