"""What the page of a step holds: the form of its question, the message it is about, and the text that was written."""

from dataclasses import replace

from permitted.course import ChooseTask, OrderTask, ReplyTask, RewriteTask, RulesTask, Scenario, SpotTask, VerdictTask
from permitted.web.forms import DraftForm, OrderForm, PickForm, QuestionForm, VerdictForm
from permitted.web.letters import Letter, buyers_letter, letter, model_letter
from permitted.web.steps import Step


def question_form(step: Step) -> QuestionForm:
    """Give the form of the question that is open; one that asks nothing where none is."""
    return form_of(step.scenario, step.stage) if step.scenario and not step.is_done else QuestionForm()


def is_overtaken(step: Step, question: str) -> bool:
    """Does this request answer a question of the step that is open no longer, with something else than was kept?"""
    if step.scenario is None or question not in step.scenario.task.questions:
        return False
    form = form_of(step.scenario, question)
    form.is_accepted()
    # Whether the token holds does not matter: nothing is written.
    return (
        question not in step.answers
        or bool(form.errors.keys() - {"csrf_token"})
        or (form.answer != step.answers[question])
    )


def letter_of(step: Step) -> Letter | None:
    """Draw the message that a step is about; None where it is about none."""
    # The marks are the key: they leave the server once everything has been answered.
    return letter_about(step.scenario, is_marked=step.stage == "feedback") if step.scenario else None


def letter_about(scenario: Scenario, *, is_marked: bool) -> Letter | None:
    """Draw the message of a scenario, with its marks if they may be seen or are what is to be mended."""
    task = scenario.task
    if isinstance(task, ChooseTask | OrderTask):
        return None
    if isinstance(task, ReplyTask):
        return buyers_letter(task.message, scenario.title)
    return letter(task.message, task.report if is_marked or isinstance(task, RewriteTask) else None)


def answer_letter_of(step: Step) -> Letter | None:
    """Draw the text that was written, with what is found in it."""
    task = step.scenario.task if step.scenario else None
    body = step.answers.get(step.stage if task is None else task.questions[0])
    if not isinstance(task, RewriteTask | ReplyTask) or not isinstance(body, str):
        return None
    return letter(replace(task.message, body=body), task.draft(body).report, with_quote=False)


def models_of(step: Step) -> tuple[Letter, ...]:
    """Draw the model texts, once a text has been written."""
    task = step.scenario.task if step.scenario and step.stage == "feedback" else None
    if not isinstance(task, RewriteTask | ReplyTask):
        return ()
    return tuple(model_letter(body.strip(), number) for number, body in enumerate(task.solution.models, 1))


def form_of(scenario: Scenario, question: str) -> QuestionForm:
    """Give the form of one of a scenario's questions."""
    task = scenario.task
    if isinstance(task, RewriteTask):
        return DraftForm.about(question, task.message.body)
    if isinstance(task, ReplyTask):
        return DraftForm.about(question)
    if isinstance(task, OrderTask):
        return OrderForm.of(scenario.mixed(task.sequence))
    if isinstance(task, SpotTask):
        return PickForm.of(question, task.clauses, needed="Mark at least one part.")
    if isinstance(task, ChooseTask):
        return PickForm.of(
            question, scenario.mixed(option.id for option in task.options), needed="Please choose an answer."
        )
    if isinstance(task, RulesTask):
        return PickForm.of(question, scenario.mixed(task.choices), needed="Tick one rule at least.")
    assert isinstance(task, VerdictTask)  # noqa: S101  # there is no other kind
    return VerdictForm() if question == "verdict" else PickForm.of(question, scenario.mixed(task.choices))
