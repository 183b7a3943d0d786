import azure.functions as func

from rooms import api

app = func.AsgiFunctionApp(app=api, http_auth_level=func.AuthLevel.FUNCTION)
