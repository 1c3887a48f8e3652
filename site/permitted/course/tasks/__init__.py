"""The seven kinds of task that a scenario may set: what each shows and asks, and how its key is proven."""

from collections.abc import Callable, Mapping

from permitted.course.entries import Entry
from permitted.course.tasks.chosen import ChooseTask, Item, Option, OrderTask
from permitted.course.tasks.judged import JudgedTask, RulesTask, SpotTask, VerdictTask
from permitted.course.tasks.written import Draft, ReplyTask, RewriteTask

__all__ = [
    "READERS",
    "ChooseTask",
    "Draft",
    "Item",
    "JudgedTask",
    "Option",
    "OrderTask",
    "ReplyTask",
    "RewriteTask",
    "RulesTask",
    "SpotTask",
    "Task",
    "VerdictTask",
]


Task = VerdictTask | RulesTask | SpotTask | RewriteTask | ReplyTask | ChooseTask | OrderTask

READERS: Mapping[str, Callable[[Entry], Task]] = {
    "verdict": VerdictTask.read,
    "rules": RulesTask.read,
    "spot": SpotTask.read,
    "rewrite": RewriteTask.read,
    "reply": ReplyTask.read,
    "choose": ChooseTask.read,
    "order": OrderTask.read,
}
