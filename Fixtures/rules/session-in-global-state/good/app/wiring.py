"""What a service calls its database, which hands the sessions out."""

import sqlalchemy
from harbour_base import create_service

service = create_service(__name__)
db = service.db
