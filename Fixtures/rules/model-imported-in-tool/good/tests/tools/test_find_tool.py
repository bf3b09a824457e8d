"""Tests are left out."""

from app.models.exhibit import Exhibit
from app.tools.find_tool import FindTool


def test_find():
    assert FindTool and Exhibit
