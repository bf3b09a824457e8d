"""A string and a comment name the factory: AsyncSessionLocal."""

# from app.core.database import AsyncSessionLocal

SOURCE = "from app.core.database import AsyncSessionLocal"
