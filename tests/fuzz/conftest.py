"""The targets are a tool and no package of the project: they are made importable here."""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "..", "tools"))
