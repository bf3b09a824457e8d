"""Settings beside other things."""

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings


class FerrySettings(BaseSettings):
    signing_key: SecretStr = SecretStr("Zk3vQ8wE5rT1yU7iO2pA9sD4")  # expect: secret-in-configuration
    harbour_token: str = Field(default="tK8mW2xQ5vR9zL3nB7cY1pD6", description="of the harbour")  # expect: secret-in-configuration
