import os

USE_SERVICE_REGISTRY = os.getenv("USE_SERVICE_REGISTRY", "false") == "true"
