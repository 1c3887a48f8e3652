"""Forms: one for every POST, so that a refused one is the same page again with everything typed."""

from collections.abc import Mapping

from flask import Flask, render_template, request
from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms import PasswordField, SelectField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import AnyOf, DataRequired, Length, ValidationError

from permitted.course import Blank, Template
from permitted.training import Refused
from permitted.validator import Message, Order, Verdict
from permitted.validator.message import MAX_BODY, MAX_SUBJECT
from permitted.web.wording import PURPOSES

STALE, WRONG = 400, 422  # status of a page that comes again: its token was refused, or a field is wrong
MAX_ORDER_ID = 100  # characters; what is longer is no order id
KINDS = {"reply": "I answer the buyer", "proactive": "I write first"}


def init_app(app: Flask) -> None:
    """Give every page the form by which one signs out, and the words of choices."""
    app.context_processor(lambda: {"sign_out_form": Form, "KINDS": KINDS, "PURPOSES": PURPOSES})


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


class VerdictForm(Form):
    """May this message be sent?"""

    question = "verdict"
    verdict = StringField(validators=[AnyOf(list(Verdict), message="Please choose one of the three answers.")])

    @property
    def answer(self) -> Verdict:
        """What was answered, once the form is accepted."""
        return Verdict(self.verdict.data)


class RulesForm(Form):
    """Which rules does it break?"""

    question = "rules"
    rules = SelectMultipleField()

    @classmethod
    def with_choices(cls, rules: tuple[str, ...]) -> "RulesForm":
        """Give a form that takes these rules."""
        form = cls()
        form.rules.choices = list(rules)
        return form

    @property
    def answer(self) -> tuple[str, ...]:
        """What was ticked, once the form is accepted."""
        return tuple(self.rules.data)


class ReplyForm(Form):
    """A reply in the sandbox; `fix` names the finding that is to be mended, where a button asks for that."""

    body = TextAreaField(
        filters=[with_line_feeds],
        validators=[
            DataRequired("Write something first."),
            Length(max=MAX_BODY, message=f"The text is longer than the {MAX_BODY:,} characters that can be checked."),
        ],
    )
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
