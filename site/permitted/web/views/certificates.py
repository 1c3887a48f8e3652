"""Certificates: the page that shows and proves one, the files of it, and what others need to verify them."""

import json

from flask import Blueprint, Response, abort, flash, jsonify, redirect, render_template, url_for
from werkzeug.wrappers import Response as BaseResponse

from permitted import exchange, training
from permitted.store import Issued
from permitted.web.forms import Form, VerifyForm, page_again
from permitted.web.identity import person
from permitted.web.installation import here, now

certificates = Blueprint("certificates", __name__)

CREDENTIAL = "application/vc+ld+json"


@certificates.get("/verify")
def verify() -> tuple[str, int]:
    """Show a box for the file of a certificate."""
    return page_again("verify.html", VerifyForm(), verification=None)


@certificates.post("/verify")
def check() -> tuple[str, int]:
    """Verify a certificate that was pasted in."""
    form = VerifyForm()
    if not form.is_accepted():
        return page_again("verify.html", form, verification=None)
    return page_again("verify.html", form, verification=_verify(form.document))


@certificates.get("/verify/<token>")
def show(token: str) -> str:
    """Show a certificate, with the result of verifying it now."""
    issued = _issued(token)
    verification = _verify(json.loads(issued.credential))
    return render_template(
        "certificate.html",
        issued=issued,
        verification=verification,
        certificate=_certificate(issued),
        unprintable=exchange.unprintable(_certificate(issued).person),
    )


@certificates.get("/verify/<token>/credential.json")
def credential(token: str) -> Response:
    """Give the signed file."""
    response = Response(_issued(token).credential, content_type=CREDENTIAL)
    response.headers["Content-Disposition"] = f"attachment; filename=certificate-{token}.json"
    return response


@certificates.get("/verify/<token>/certificate.pdf")
def print_out(token: str) -> Response:
    """Give the page to print."""
    issued = _issued(token)
    try:
        page = exchange.certificate_pdf(_certificate(issued), _issuer(), issued.issued_at)
    except exchange.UnprintableError:
        abort(404)
    response = Response(page, content_type="application/pdf")
    response.headers["Content-Disposition"] = f"inline; filename=certificate-{token}.pdf"
    return response


@certificates.post("/certificates/<exam_id>/renew")
def renew(exam_id: str) -> BaseResponse:
    """Renew a certificate by what is remembered."""
    exam = here().course.exam(exam_id) or abort(404)
    someone = person() or abort(404)
    if Form().is_accepted():
        try:
            issued = training.renew(here().store, someone, exam, here().site, now())
        except training.NotKeptUp as refused:
            flash(str(refused))
        else:
            return redirect(url_for("certificates.show", token=issued.token), 303)
    return redirect(url_for("exams.show", exam_id=exam.id), 303)


@certificates.get(exchange.STATUS_LIST_PATH)
def revoked() -> Response:
    """Give the signed list of revoked certificates."""
    listed = exchange.status_list(_issuer(), training.revoked_places(here().store), now())
    return Response(json.dumps(listed), content_type=CREDENTIAL)


@certificates.get("/.well-known/did.json")
def did() -> Response:
    """Give the keys of this site to others, who verify its certificates by them."""
    document = exchange.did_document(_issuer())
    return jsonify(document) if document else abort(404)


def _verify(document: object) -> exchange.Verification:
    return exchange.verify(document, _issuer().keys, now(), training.revoked_places(here().store))


def _issuer() -> exchange.Issuer:
    return training.issuer(here().store, here().site, now())


def _issued(token: str) -> Issued:
    return training.certificate(here().store, token) or abort(404)


def _certificate(issued: Issued) -> exchange.Certificate:
    return exchange.read(json.loads(issued.credential)).certificate
