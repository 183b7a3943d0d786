from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App

NEEDS: dict[str, str] = {
    "psycopg2": "is built from source and needs libpq and a compiler (`psycopg2-binary` does not)",
    "mysqlclient": "is built from source and needs the MySQL client library",
    "opencv-python": "needs libGL, which the image does not have (`opencv-python-headless` does not)",
    "opencv-contrib-python": "needs libGL, which the image does not have (`opencv-contrib-python-headless` does not)",
    "weasyprint": "needs Pango, which the image does not have",
    "pycairo": "is built from source and needs cairo",
    "python-ldap": "is built from source and needs OpenLDAP",
    "pyaudio": "is built from source and needs PortAudio",
    "pygraphviz": "is built from source and needs Graphviz",
    "graphviz": "runs the program `dot`, which the image does not have",
    "pytesseract": "runs the program `tesseract`, which the image does not have",
    "pdf2image": "runs the programs of Poppler, which the image does not have",
    "pdfkit": "runs the program `wkhtmltopdf`, which the image does not have",
    "imgkit": "runs the program `wkhtmltoimage`, which the image does not have",
    "python-magic": "needs libmagic, which the image may not have",
    "selenium": "needs a browser, which the image does not have",
    "playwright": "needs a browser, which the image does not have",
    "pyppeteer": "needs a browser, which the image does not have",
    "gdal": "is built from source and needs GDAL",
    "cx-oracle": "needs Oracle's client library (`oracledb` does not)",
    "ibm-db": "needs IBM's client library",
    "xmlsec": "needs libxmlsec1",
}


@rule("native-dependency", "R9613", impact="deployment", confidence="medium", when=("file:requirements.txt",))
def check(app: App) -> Iterator[Report]:
    """A package needs a program or a library of the system that the platform's image does not have.

    pip installs such a package without complaint, or fails to build it; what is missing shows when it is used. A
    custom container can have everything (learn.microsoft.com/azure/azure-functions/functions-how-to-custom-container).

    ## Limits

    Some well-known packages only. Silent where there is a Dockerfile.
    """
    from funclint.dependencies.surroundings import has_container

    requirements = app.requirements
    wanted = [entry for entry in requirements.requirements if entry.normalised in NEEDS] if requirements else []
    if not wanted or has_container(app):
        return
    for entry in wanted:
        if entry.applies(app.target_python):
            yield Report(entry.span, f"`{entry.name}` {NEEDS[entry.normalised]}")
