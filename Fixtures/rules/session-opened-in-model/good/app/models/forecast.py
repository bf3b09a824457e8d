"""A model of another kind: it computes, and its session belongs to a run time for networks."""

import onnxruntime
import requests


class TideModel:
    def __init__(self, path: str):
        self.session = onnxruntime.InferenceSession(path)

    def predict(self, day) -> list:
        return self.session.run(None, {"day": day})

    def download(self, url: str) -> bytes:
        with requests.Session() as session:
            return session.get(url).content
