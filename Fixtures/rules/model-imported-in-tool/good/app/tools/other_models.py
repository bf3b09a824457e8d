"""Models that are no tables: of language, of speech, of vision, of arguments; a function out of a module of them."""

from app.bundles.models import convert_bundle
from langchain.chat_models import ChatOpenAI
from langchain_core.language_models import BaseLanguageModel
from pydantic import BaseModel
from sentence_transformers.models import Pooling
from torchvision import models
from transformers.models.bert import BertConfig


class Arguments(BaseModel):
    text: str


def build(name: str) -> tuple:
    return models.get_model(convert_bundle(name)), ChatOpenAI, BaseLanguageModel, Pooling, BertConfig
