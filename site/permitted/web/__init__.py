"""The site: Flask, its pages, forms, static files and the check over HTTP."""

from permitted.web.app import create_app

__all__ = ["create_app"]
