"""The site as a WSGI application, for `flask --app wsgi run` and `gunicorn wsgi:app`."""

from permitted.web import create_app

app = create_app()
