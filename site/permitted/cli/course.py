"""The course, read for a command."""

from permitted.cli.refusal import RefusalError
from permitted.course import ContentError, Course, load_course
from permitted.settings import Settings


def read_course(settings: Settings) -> Course:
    """Read and prove the course; RefusalError says where the content is wrong first."""
    try:
        return load_course(settings.content, settings.quizzes, settings.proofs)
    except ContentError as error:
        problem = error.problems[0]
        raise RefusalError(f"{problem.path}:{problem.line}: {problem.detail}.") from None
