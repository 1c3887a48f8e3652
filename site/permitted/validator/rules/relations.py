"""How concepts of a sentence stand to each other, where more than their presence counts."""

from collections.abc import Iterator, Sequence

from permitted.validator.detect.concepts import Hit, Sentence


def besides(sentence: Sentence, concept: str, *others: str) -> list[Hit]:
    """Give the places of a concept outside those of others: "never pay" refuses, "never pay for postage" offers."""
    if not sentence.has(concept):
        return []
    over = sentence.of(*others)
    return [hit for hit in sentence.of(concept) if not any(o.start < hit.end and hit.start < o.end for o in over)]


def alone_and_joined(sentences: Sequence[Sentence], concept: str) -> Iterator[Sentence]:
    """Give each sentence that holds a concept, then each of them with the next one: "We've a club. Say the word"."""
    holding = [index for index, sentence in enumerate(sentences) if sentence.has(concept)]
    yield from (sentences[index] for index in holding)
    yield from (sentences[index].joined(sentences[index + 1]) for index in holding if index + 1 < len(sentences))
