"""Somebody with a browser: opens pages, and sends their forms with the token that the page holds."""

import re
from html import unescape

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


class Visitor:
    """A browser with its own cookies."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client

    def get(self, address: str, **options) -> TestResponse:
        return self.client.get(address, buffered=True, **options)

    def text(self, address: str) -> str:
        """Give the text of a page as one reads it: without tags, with single spaces."""
        return seen(self.get(address))

    def submit(self, address: str, fields=None, *, on: str | None = None, **options) -> TestResponse:
        """Open the page `on` (by default the form's own address), and send the form."""
        page = self.get(on or address).text
        token = TOKEN.search(page)
        assert token is not None, f"{on or address} has no form"
        return self.client.post(address, data={"csrf_token": token[1], **(fields or {})}, **options)

    def post(self, address: str, fields=None, **options) -> TestResponse:
        """Send fields without any token."""
        return self.client.post(address, data=fields or {}, **options)

    def cookies(self) -> set[str]:
        return {cookie.key for cookie in self.client._cookies.values()}


def seen(response: TestResponse) -> str:
    body = re.sub(r"(?s)<(script|style|head|template)\b.*?</\1>", " ", response.text)
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", body)).split())
