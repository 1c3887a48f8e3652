"""Forms: one for every POST, so that a refused one is the same page again with everything typed."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime

from flask import Flask, render_template, request
from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms import PasswordField, SelectField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import AnyOf, DataRequired, InputRequired, Length, Optional, Regexp, ValidationError

from permitted.course import Blank, Template
from permitted.learning.grading import Answer
from permitted.training import MAX_NOTE, Refused
from permitted.validator import Message, Order, Verdict
from permitted.validator.message import MAX_BODY, MAX_SUBJECT
from permitted.web.wording import PURPOSES

STALE, WRONG = 400, 422  # status of a page that comes again: its token was refused, or a field is wrong
MAX_ORDER_ID = 100  # characters; what is longer is no order id
CERTAINTIES = {"1": "A guess", "2": "Fairly sure", "3": "Sure"}
KINDS = {"reply": "I answer the buyer", "proactive": "I write first"}


def init_app(app: Flask) -> None:
    """Give every page the form by which one signs out, and the words of choices."""
    app.context_processor(lambda: {"sign_out_form": Form})
    app.jinja_env.globals.update(KINDS=KINDS, PURPOSES=PURPOSES, CERTAINTIES=CERTAINTIES)


def page_again(template: str, form: "Form", **context: object) -> tuple[str, int]:
    """Show a page with a form that was refused, everything typed, a fresh token, and what is wrong."""
    return render_template(template, form=form, **context), form.status


def with_line_feeds(text: str | None) -> str:
    """Give a text with line feeds alone, which is how findings count; browsers send CRLF."""
    return (text or "").replace("\r\n", "\n").replace("\r", "\n")


class Form(FlaskForm):  # type: ignore[misc]  # flask-wtf has no types
    """A form with a token, and nothing else: a button."""

    question = ""

    class Meta(FlaskForm.Meta):  # type: ignore[misc]
        """Reads what browsers post, and nothing that calls itself JSON."""

        def wrap_formdata(self, _form: object, formdata: object) -> MultiDict[str, str] | None:
            """Take the fields of a POST."""
            return request.form if request.method == "POST" and formdata is not None else None

    @property
    def answer(self) -> Answer:
        """What was answered, once the form is accepted; a form that asks nothing has no answer."""
        return ""

    @property
    def is_stale(self) -> bool:
        """Was the token refused? Then nothing is wrong with what was typed."""
        return bool(self.csrf_token.errors)

    @property
    def status(self) -> int:
        """The status of the page that shows the form again."""
        if self.is_stale:
            return STALE
        return WRONG if self.errors else 200

    def is_accepted(self) -> bool:
        """Was this form posted, with a token that holds and fields that can be taken?"""
        return bool(self.validate_on_submit())

    def refuse(self, refused: Refused) -> None:
        """Put what training refused beside its field."""
        field = self._fields.get(refused.field)
        (field.errors if field else self.form_errors).append(str(refused))


class StartForm(Form):
    """What to practise: one rule, one group of rules, the rules of a chapter, or everything."""

    rule = StringField()
    group = StringField()
    chapter = StringField()


class AboutForm(Form):
    """Which rule or fact is meant."""

    about = StringField(validators=[DataRequired()])


class QuestionForm(Form):
    """An answer, and how sure one is of it, if one cares to say so."""

    certainty = StringField(validators=[Optional(), AnyOf(list(CERTAINTIES))])

    # In an exam an answer may be changed: when the one was saved that this page showed (microseconds UTC), "" for none.
    seen_at = StringField(validators=[Optional(), Regexp(r"[0-9]{1,17}")])

    @property
    def how_sure(self) -> int | None:
        """How sure one is, 1 to 3; None where nothing was said."""
        return int(self.certainty.data) if self.certainty.data else None

    @property
    def is_blank(self) -> bool:
        """Has nothing been answered? In an exam one may leave it at that for a while."""
        return True

    def show(self, answer: Answer) -> None:
        """Fill the form with an answer that was given before."""


class VerdictForm(QuestionForm):
    """May this message be sent?"""

    question = "verdict"
    verdict = StringField(validators=[AnyOf(list(Verdict), message="Please choose one of the three answers.")])

    @property
    def answer(self) -> str:
        """What was answered, once the form is accepted."""
        return str(self.verdict.data)

    @property
    def is_blank(self) -> bool:
        """Was no verdict given?"""
        return not self.verdict.data

    def show(self, answer: Answer) -> None:
        """Choose the verdict that was given before."""
        self.verdict.data = answer


class PickForm(QuestionForm):
    """Several of the things that a question offers, or one of them: rules, clauses or options."""

    picked = SelectMultipleField()

    @classmethod
    def of(cls, question: str, choices: Iterable[str], *, needed: str = "") -> "PickForm":
        """Give the form of a question; where one may not go without an answer, `needed` says so."""
        validators = [InputRequired(needed)] if needed else []
        fields = {"picked": SelectMultipleField(choices=list(choices), validators=validators), "question": question}
        made: PickForm = type("PickForm", (cls,), fields)()
        return made

    @property
    def answer(self) -> tuple[str, ...]:
        """What was picked, once the form is accepted."""
        return tuple(sorted(set(self.picked.data)))

    @property
    def is_blank(self) -> bool:
        """Was nothing picked?"""
        return not self.picked.data

    def show(self, answer: Answer) -> None:
        """Pick what was picked before."""
        self.picked.data = list(answer)


class OrderForm(QuestionForm):
    """A place, from 1, for each of several items."""

    question = "order"
    items: tuple[str, ...] = ()

    @classmethod
    def of(cls, items: Sequence[str]) -> "OrderForm":
        """Give the form of some items, by their ids."""
        places = [str(place) for place in range(1, len(items) + 1)]
        fields = {
            _place_name(item): StringField(validators=[AnyOf(places, "Please give it a place.")]) for item in items
        }
        made: OrderForm = type("OrderForm", (cls,), {**fields, "items": tuple(items)})()
        return made

    def validate(self, extra_validators: object = None) -> bool:
        """Take each place once."""
        if not super().validate(extra_validators):
            return False
        if len(set(self._places())) < len(self.items):
            self.form_errors.append("Two have the same place. Give each a place of its own.")
            return False
        return True

    @property
    def answer(self) -> tuple[str, ...]:
        """The ids in the order of their places, once the form is accepted."""
        return tuple(item for _, item in sorted(zip(self._places(), self.items, strict=True)))

    @property
    def is_blank(self) -> bool:
        """Has nothing a place yet?"""
        return not any(self.place_of(item) for item in self.items)

    def show(self, answer: Answer) -> None:
        """Give each item the place that it had before."""
        for place, item in enumerate(answer, start=1):
            if item in self.items:
                self._fields[_place_name(item)].data = str(place)

    def place_of(self, item: str) -> str:
        """What was chosen for an item."""
        return self._fields[_place_name(item)].data or ""

    def _places(self) -> list[int]:
        return [int(self.place_of(item)) for item in self.items]


def _place_name(item: str) -> str:
    return f"place_{item}"


class DraftForm(QuestionForm):
    """A text that is written, with something to begin with or with nothing."""

    given = ""
    body = TextAreaField(
        filters=[with_line_feeds],
        validators=[
            DataRequired("Write something first."),
            Length(max=MAX_BODY, message=f"The text is longer than the {MAX_BODY:,} characters that can be checked."),
        ],
    )

    @classmethod
    def about(cls, question: str, draft: str = "") -> "DraftForm":
        """Give the form of a question, with a text to begin with."""
        made: DraftForm = type("DraftForm", (cls,), {"question": question, "given": draft})()
        if not made.is_submitted():
            made.body.data = draft
        return made

    @property
    def answer(self) -> str:
        """The text, once the form is accepted."""
        return str(self.body.data)

    @property
    def is_blank(self) -> bool:
        """Was nothing written, or nothing changed of what was there to begin with?"""
        return (self.body.data or "").strip() in ("", with_line_feeds(self.given).strip())

    def show(self, answer: Answer) -> None:
        """Put in the text that was written before."""
        self.body.data = answer


class ReplyForm(DraftForm):
    """A reply in the sandbox; `fix` names the finding that is to be mended, where a button asks for that."""

    fix = StringField()

    @property
    def is_empty(self) -> bool:
        """Is it right in all but that nothing has been written yet?"""
        return not self.is_stale and not (self.body.data or "").strip() and set(self.errors) <= {"body"}


class AnyMessageForm(ReplyForm):
    """Any message at all, with what is known of its order."""

    kind = SelectField(choices=list(KINDS), default="reply")
    purpose = SelectField(choices=["", *PURPOSES], default="")
    order_id = StringField(validators=[Length(max=MAX_ORDER_ID, message="An order id has 17 digits.")])
    subject = StringField(
        validators=[Length(max=MAX_SUBJECT, message=f"The subject is longer than {MAX_SUBJECT:,} characters.")]
    )

    @classmethod
    def of(cls, message: Message) -> "AnyMessageForm":
        """Give the form that holds a message, for a page that leads to the sandbox with it."""
        form = cls(formdata=None)
        form.body.data = message.body
        form.fill(message)
        return form

    def fill(self, message: Message) -> None:
        """Put a message into the fields."""
        self.kind.data, self.purpose.data = message.kind, message.purpose or ""
        self.subject.data, self.order_id.data = message.subject, message.order.id or ""

    @property
    def message(self) -> Message:
        """The message as it was filled in."""
        order = Order(self.order_id.data.strip() or None if self.order_id.data else None)
        return Message(
            self.body.data,
            subject=self.subject.data or "",
            kind=self.kind.data,
            purpose=self.purpose.data or None,
            order=order,
        )


class BlanksForm(Form):
    """The blanks of a template, a field for each."""

    blanks: tuple[Blank, ...] = ()

    @classmethod
    def of(cls, template: Template) -> "BlanksForm":
        """Give the form of a template."""
        fields = {_field_name(blank): _blank_field(blank) for blank in template.blanks}
        made: BlanksForm = type("BlanksForm", (cls,), {**fields, "blanks": template.blanks})()
        return made

    @property
    def values(self) -> Mapping[str, str]:
        """What was typed, by the names of the blanks."""
        return {blank.name: self._fields[_field_name(blank)].data or "" for blank in self.blanks}

    @property
    def unfilled(self) -> int:
        """How many blanks hold nothing, or nothing that fits."""
        return sum(blank.wrong(self.values[blank.name]) is not None for blank in self.blanks)


def _field_name(blank: Blank) -> str:
    return f"blank_{blank.name}"  # a blank called `errors` must not hide what a form has


def _blank_field(blank: Blank) -> StringField:
    def fits(_form: Form, field: StringField) -> None:
        if wrong := blank.wrong(field.data or ""):
            raise ValidationError(wrong)

    return StringField(filters=[with_line_feeds], validators=[fits])


class NoteForm(Form):
    """What somebody holds to be wrong with a question."""

    text = StringField(
        filters=[with_line_feeds, str.strip],
        validators=[
            DataRequired("Say what is wrong with it."),
            Length(max=MAX_NOTE, message=f"Say it in {MAX_NOTE:,} characters at most."),
        ],
    )


class NoteAnswerForm(Form):
    """What a trainer answers to a note."""

    answer_text = StringField(
        filters=[with_line_feeds, str.strip],
        validators=[
            DataRequired("Write an answer first."),
            Length(max=MAX_NOTE, message=f"Answer in {MAX_NOTE:,} characters at most."),
        ],
    )


class VerifyForm(Form):
    """The signed file of a certificate."""

    credential = TextAreaField(validators=[DataRequired("Paste the file first.")])

    def validate_credential(self, field: TextAreaField) -> None:
        """Take what is JSON."""
        try:
            json.loads(field.data)
        except (ValueError, RecursionError):
            raise ValidationError("This is not JSON. Open the file with a text editor and copy all of it.") from None

    @property
    def document(self) -> object:
        """What the file holds, once the form is accepted."""
        return json.loads(self.credential.data)


class RetentionForm(Form):
    """The recall, in percent, at which a team is asked again."""

    retention = StringField(
        validators=[Regexp(r"\s*[0-9]{1,3}([.,][0-9])?\s*%?\s*\Z", message="Give a number, such as 92.")]
    )

    @classmethod
    def of(cls, share: float) -> "RetentionForm":
        """Give the form that shows a share of 1."""
        form = cls()
        if not form.is_submitted():
            form.retention.data = f"{share * 100:.3g}"
        return form

    @property
    def share(self) -> float:
        """The share of 1, once the form is accepted."""
        return float(self.retention.data.replace("%", "").replace(",", ".")) / 100


def _is_day(_form: Form, field: StringField) -> None:
    try:
        _day(field.data)
    except ValueError:
        raise ValidationError("Give a day, such as 2026-11-30.") from None


def _day(text: str | None) -> date:
    return datetime.strptime((text or "").strip(), "%Y-%m-%d").replace(tzinfo=UTC).date()


class HolidayForm(Form):
    """The first and the last day of being away."""

    first = StringField(validators=[_is_day])
    last = StringField(validators=[_is_day])

    @classmethod
    def of(cls, first: date, last: date | None) -> "HolidayForm":
        """Give the form that shows a holiday, or with which day one may begin."""
        form = cls(formdata=None)
        form.first.data, form.last.data = first.isoformat(), last.isoformat() if last else ""
        return form

    @property
    def days(self) -> tuple[date, date]:
        """First and last day, once the form is accepted."""
        return _day(self.first.data), _day(self.last.data)


class SignInForm(Form):
    """Email and password; `next` is the page to go back to."""

    email = StringField(validators=[DataRequired("Please give your email.")])
    password = PasswordField(validators=[DataRequired("Please give your password.")])
    next = StringField()


class SignUpForm(Form):
    """What an account needs."""

    name = StringField()
    email = StringField(validators=[DataRequired("Please give your email.")])
    password = PasswordField(validators=[DataRequired("Please choose a password.")])


class PasswordForm(Form):
    """A new password."""

    password = PasswordField(validators=[DataRequired("Please choose a password.")])
