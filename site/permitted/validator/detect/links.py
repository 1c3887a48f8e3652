"""Links, plain and disguised: where each begins and ends, and what it reads as."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from permitted.validator.detect.hosts import MESSENGERS, SCRIPTS, Leads, known, leads_to
from permitted.validator.detect.language import is_function_word
from permitted.validator.detect.markup import Markup
from permitted.validator.message import Seller
from permitted.validator.tables import table
from permitted.validator.text import Span, Text, fold_word, holds_any

MAX_LINKS = 200  # a field
MAX_SPELLED = 400  # spelled dots of a field that are looked at

_HOSTS = table("detect/hosts")
_ENDINGS = frozenset(_HOSTS["endings"]) | frozenset(_HOSTS["words"])
_WORD_ENDINGS = frozenset(_HOSTS["words"])
_SPELLED_ENDINGS = frozenset(_HOSTS["spelled"])
_TECHNOLOGIES = frozenset(_HOSTS["technologies"])
_FILE_ENDINGS = frozenset(_HOSTS["files"])

# A label of a host: ASCII, or a script that puts spaces between words; Chinese and Japanese text may touch an address.
_LETTER = r"a-z0-9\u00df-\u024f\u0370-\u0dff_-"
_DOT = re.compile(rf"\.(?<=[{_LETTER}]\.)(?=[{_LETTER}])")
_ODD_DOT = re.compile(
    rf"[。·•‧∙⋅](?<=[{_LETTER}].)(?=(?:com|net|org|shop|store|example)(?![{_LETTER}])|[a-z0-9-]+[。·•‧∙⋅.])"
)
_HOST = re.compile(rf"[{_LETTER}]+(?:[.。·•‧∙⋅][{_LETTER}]+)+")
_ADDRESS_OF_MACHINE = re.compile(r"(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)")
_PORT = re.compile(r":\d{1,5}(?!\d)")

_COLON = re.compile(r":(?: ?//|\\\\|(?=\S))")
_SIGN = re.compile(f"{_DOT.pattern}|{_COLON.pattern}")
_SIGN_BEYOND_ASCII = re.compile(f"{_SIGN.pattern}|{_ODD_DOT.pattern}")

# What ends an address: space, quotes, angle brackets, the marks of Chinese and Japanese, and Markdown's `](`.
_STOP = re.compile(r"[\s<>\"|\u3001-\u3011\u30fb]|\]\(")
_AUTHORITY = re.compile(r"[^\s<>\"/\\?#,;(){}'|`^\u3001-\u3011]*")
_EAST_ASIAN = re.compile(r"([a-z0-9-]+(?:\.[a-z0-9-]+)*\.([a-z]{2,24}))(?=[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3])")
_TRAILING = ".,;:!?'*_`~"
_BRACKETS = (("(", ")"), ("[", "]"), ("{", "}"))

_WORD_BEFORE = re.compile(r"(?<![a-z0-9+.-])([a-z][a-z0-9+.-]{1,15}) ?\[?$")
_LONGEST_SCHEME = 20  # code points before the colon that are looked at
_BARE_SCHEMES = (MESSENGERS | SCRIPTS | {"mailto", "tel", "callto", "fax"}) - {"line", "data", "instagram", "snapchat"}
_CALLS = re.compile(r"\S*[(=;%]")  # what follows `javascript:` where it is no heading

# "hxxp[:]//", "http:/", "https//" and "h t t p : / /" before a host.
_HTTP_BEFORE = re.compile(r"(?<![a-z0-9])(h ?(?:t ?t|x ?x) ?p ?s?)(?: ?\[?: ?\]?| ?(?=[/\\]))(?: ?[/\\]){0,3} ?$")
_LONGEST_HTTP = 24

_SPELLED_SIGNS = ("dot", " . ", ". com", " .com", ",com", "(.", "[.", "{.", "c o m")
_BRACKETED_DOT = r" ?[(\[{<] ?(?:dot|\.) ?[)\]}>] ?"
_SPELLED_DOT = rf"(?:{_BRACKETED_DOT}|[ _-]dot[ _-]| ?\. ?|,)"
_SPELLED_SIGN = re.compile(r"[ _-]dot[ _-]| ?[(\[{<] ?(?:dot|\.) ?[)\]}>]| \. ?|\. (?=com\b)|,(?=com\b)")
_SPELLED = re.compile(rf"[a-z0-9-]{{2,63}}?(?:{_SPELLED_DOT}[a-z0-9-]{{2,63}}?(?![a-z0-9-]|_(?!dot))){{1,4}}")
_LABEL_BEFORE = re.compile(r"(?<![a-z0-9@.])[a-z0-9-]{2,63}$")
_SLASHES = re.compile(r"(?: (?:forward )?slash [a-z0-9-]+)+")
_LETTER_BY_LETTER = re.compile(
    r"(?<![a-z0-9])(?:(?:[a-z0-9-] ){2,40}|[a-z0-9-]{3,63} ?)(?:\.|dot) ?c ?o ?m(?![a-z0-9])"
)
_DOTTED_THINGS = frozenset(("polka", "micro", "red", "green", "blue", "white", "black", "yellow"))
_JOINED_DOT = re.compile(r"[a-z0-9-]{4,63}dot(?:com|net|org)\b")

_INVITING = re.compile(
    r"\b(?:(?:visit|see|check(?: out)?|open|browse|google|search(?: for)?|look(?:ing)? up|type(?: in)?|enter|"
    r"(?:web)?site|homepage|page|web ?shop|web|url|link|online|store|shop|domain|address)"
    r"(?: (?:is|at|on|to|under|via|called))?"
    r"|(?:go|goes|going|head|over|hop|pop|come|leads?|link|back|amble|wander) (?:over )?to"
    r"|(?:find|found|order|buy|shop|available|us|more|everything|all|are|is|listed|sold|read|look|up)"
    r" (?:at|on|from|via|under)|(?:find|see|get|buy|order|read) (?:it|them|us|one) (?:at|on|from))"
    r" ?:? ?(?:https?:?//)?$"
)
_INSIDE = re.compile(r"[@\\]$|[^.\s]\.$|@[\w.]*\.$|/[\w.-]+/$")  # a name, a Windows path, a path: no host begins here
_MAIL_BEFORE = re.compile(r"\be?-?mails? (?:\w+ )?$")  # "the google mail service dot com" ends an email address
_INVITES = 32  # code points before an address in which a word may invite to visit it
_ENDS_SENTENCE = re.compile(r"\s*(?:$|[.,;:!?)/\n])")


@dataclass(frozen=True, slots=True)
class Link:
    """A link: its span in the raw field, the address as read, and where it leads.

    `scheme` is None for a bare domain; `position` is the link's place in the folded text, None in an attribute.
    """

    span: Span
    url: str
    scheme: str | None
    host: str
    path: str
    leads: Leads
    position: int | None = None

    def with_scheme(self, scheme: str) -> str:
        """Give the address under another scheme."""
        return f"{scheme}://{_SCHEME_AS_GIVEN.sub('', self.url, count=1)}"


_SCHEME_AS_GIVEN = re.compile(r"^\s*(?:[^\s:：/\\.]+|h t t p(?: s)?)\s?\[?\s?[:：]?\s?\]?[\s/\\／]*")


def links_in_text(text: Text, taken: tuple[Span, ...], seller: Seller) -> tuple[Link, ...]:
    """Find links in a folded text, outside the spans that are taken already (email addresses)."""
    dotted = _DOT.search(text.folded) or not (text.folded.isascii() or not _ODD_DOT.search(text.folded))
    is_spelled = holds_any(text.folded, _SPELLED_SIGNS)
    if not (dotted or is_spelled or _COLON.search(text.folded)):
        return ()
    folded = _with_dashes_apart(text)
    free = _Free(len(folded), taken)
    found = [(span, False) for span in _written(text, folded, free)]
    if is_spelled:
        found += [(span, True) for span in _spelled(folded) if free.takes(span)]
    return tuple(_link(text, span, seller, spelled) for span, spelled in sorted(found)[:MAX_LINKS])


def links_in_markup(markup: Markup, seller: Seller) -> tuple[Link, ...]:
    """Find the addresses that HTML leads to: links, forms, and what it shows from elsewhere, but not its images."""
    return tuple(
        _classified((attribute.start, attribute.end), value, fold_word(value), seller)
        for tag in (*markup.tags, *markup.commented)
        for attribute in tag.attributes
        if attribute.leads_from(tag.name) and (value := _as_browsers_read(attribute.value)) and _leads_away(value)
    )


# ---------------------------------------------------------------- where a link begins and ends


class _Free:
    """The places of a text that no link or email address has taken yet."""

    def __init__(self, length: int, taken: tuple[Span, ...]) -> None:
        self._taken = bytearray(length)
        for start, end in taken:
            self._take(start, end)

    def at(self, position: int) -> bool:
        return not self._taken[position]

    def takes(self, span: Span) -> bool:
        """Take a span where all of it is free."""
        if any(self._taken[slice(*span)]):
            return False
        self._take(*span)
        return True

    def _take(self, start: int, end: int) -> None:
        self._taken[start:end] = b"\1" * (end - start)


def _with_dashes_apart(text: Text) -> str:
    """Put spaces for long dashes: they join words, and no address has one."""
    if text.raw.isascii() or not ("–" in text.raw or "—" in text.raw):
        return text.folded
    return "".join(
        " " if character == "-" and text.raw[text.span(at, at + 1)[0]] in "–—" else character
        for at, character in enumerate(text.folded)
    )


def _written(text: Text, folded: str, free: _Free) -> Iterator[Span]:
    """Find addresses by the first sign of each: the colon of a scheme, or the dot of a host."""
    done = number = 0
    for sign in (_SIGN if folded.isascii() else _SIGN_BEYOND_ASCII).finditer(folded):
        at = sign.start()
        if at < done or not free.at(at):
            continue
        if folded[at] == ":":
            span = _with_scheme(folded, sign, done)
        else:
            host = _HOST.match(folded, _label_start(folded, at, done))
            done = host.end() if host else done
            span = _site(text, folded, *_without_marks(folded, *host.span())) if host else None
        if span is not None and free.takes(span):
            yield span
            done = max(done, span[1])
            number += 1
        if number >= MAX_LINKS:
            return


def _with_scheme(folded: str, colon: re.Match[str], floor: int) -> Span | None:
    word = _WORD_BEFORE.search(folded, max(floor, colon.start() - _LONGEST_SCHEME), colon.start())
    if word is None:
        return None
    if colon[0][-1] in "/\\":
        end = _address_end(folded, colon.end())
    elif word[1] in _BARE_SCHEMES and (word[1] not in SCRIPTS or _CALLS.match(folded, colon.end())):
        end = _path_end(folded, colon.end())
    else:
        return None
    return (word.start(1), end) if any(c.isalnum() for c in folded[colon.end() : end]) else None


def _label_start(folded: str, dot: int, floor: int) -> int:
    start = dot
    while (
        start > floor
        and (folded[start - 1].isalnum() or folded[start - 1] in "-_")
        and not _is_east_asian(folded[start - 1])
    ):
        start -= 1
    return start


def _is_east_asian(character: str) -> bool:
    return character > "\u2e7f"


def _without_marks(folded: str, start: int, end: int) -> Span:
    """Leave out hyphens and underscores around a host; what is hyphened to its end is no part of it."""
    while start < end and folded[start] in "-_":
        start += 1
    ending = folded.rfind(".", start, end)
    hyphen = folded.find("-", ending, end)
    if hyphen > 0 and not folded.startswith("xn--", ending + 1):
        end = hyphen
    while start < end and folded[end - 1] in "-_":
        end -= 1
    return start, end


def _site(text: Text, folded: str, start: int, end: int) -> Span | None:
    """Give the span of the address that begins with this host, where it is one."""
    if start >= end or folded.startswith("@", end):
        return None
    host = _plain_host(folded[start:end])
    port = _PORT.match(folded, end)
    path_start = port.end() if port else end
    path_end = (
        _path_end(folded, path_start) if folded[path_start : path_start + 1] in ("/", "?", "#", "\\") else path_start
    )
    has_path = path_end > path_start and folded[path_start] in "/\\"
    http = _HTTP_BEFORE.search(folded, max(0, start - _LONGEST_HTTP), start)
    if http:
        return http.start(), path_end
    if _INSIDE.search(folded, max(0, start - _INVITES), start):
        return None
    return (start, path_end) if _is_site(text, folded, start, host, bool(port) or has_path) else None


def _plain_host(host: str) -> str:
    return re.sub("[。·•‧∙⋅]", ".", host)


def _is_site(text: Text, folded: str, start: int, host: str, has_more: bool) -> bool:
    """Say whether a bare name with dots is an address, and not a file, a version or two sentences that touch."""
    *names, ending = host.split(".")
    if _ADDRESS_OF_MACHINE.fullmatch(host):
        return has_more
    if ending not in _ENDINGS or host in _TECHNOLOGIES or _is_suffix(host):
        return False
    if names[0] == "www" or known(host):
        return True
    is_word = ending in _WORD_ENDINGS or ending in _FILE_ENDINGS
    if _touches(text, start, host, is_word) or (len(names) > 1 and all(len(name) < 2 for name in names) and is_word):
        return False
    if len(names) == 1 and not has_more and ending not in ("com", "net", "org") and is_function_word(names[0]):
        return False
    if not is_word:
        return not (len(names) > 1 and names[-1].isdigit())
    if not any(character.isalpha() for character in "".join(names)):
        return False
    if has_more or (len(names) > 1 and all(len(name) > 1 for name in names) and not names[-1].isdigit()):
        return True
    return bool(_INVITING.search(folded, max(0, start - _INVITES), start))


def _is_suffix(host: str) -> bool:
    return host.count(".") == 1 and host.startswith(("co.", "com.", "org.", "net.", "ltd.", "inc.", "etc.", "vs."))


def _touches(text: Text, start: int, host: str, is_word: bool) -> bool:
    """Say whether a capital after the dot shows that a sentence begins there: "sent.It left"."""
    raw = text.raw[slice(*text.span(start, start + len(host)))]
    first, *others = raw.split(".")
    *inner, ending = others or [""]
    if any(label.istitle() and len(label) > 1 for label in inner):
        return True
    if not first or not ending[:1].isupper() or ending.isupper():
        return False
    return is_word or len(ending) == 2 or not first[0].isupper()


def _address_end(folded: str, start: int) -> int:
    """Say where an address ends whose host begins here."""
    start += len(folded[start : start + 4]) - len(folded[start : start + 4].lstrip("/\\ "))
    end = _AUTHORITY.match(folded, start).end()  # type: ignore[union-attr]  # it matches any text
    asian = None if folded.isascii() else _EAST_ASIAN.match(folded, start, end + 1)
    if asian and asian[2] in _ENDINGS:
        return asian.end(1)
    if folded[end : end + 1] in ("/", "?", "#", "\\"):
        return _path_end(folded, start)
    return _path_end(folded[:end], start)


def _path_end(folded: str, start: int) -> int:
    """Say where an address ends, without what belongs to the sentence: marks, and brackets that it did not open."""
    stop = _STOP.search(folded, start)
    end = stop.start() if stop else len(folded)
    unopened = {
        close: folded.count(close, start, end) - folded.count(opening, start, end) for opening, close in _BRACKETS
    }
    while end > start:
        last = folded[end - 1]
        if last not in _TRAILING and unopened.get(last, 0) <= 0:
            break
        if last in unopened:
            unopened[last] -= 1
        end -= 1
    return end


# ---------------------------------------------------------------- spelled addresses


def _spelled(folded: str) -> Iterator[Span]:
    """Find addresses with a spelled or set-off dot: "oak dot com", "oak[.]com", "oak . com"."""
    done = 0
    for sign in islice(_SPELLED_SIGN.finditer(folded), MAX_SPELLED):
        label = _LABEL_BEFORE.search(folded, max(done, sign.start() - 63), sign.start())
        if label is None or not (match := _SPELLED.match(folded, label.start())):
            continue
        if (end := _spelled_end(folded, label.start(), match)) is not None:
            http = _HTTP_BEFORE.search(folded, max(0, label.start() - _LONGEST_HTTP), label.start())
            yield http.start() if http else label.start(), end
            done = end
    for pattern, sign_of_it in ((_LETTER_BY_LETTER, "c o m"), (_JOINED_DOT, "dot")):
        if sign_of_it in folded:
            yield from (match.span() for match in pattern.finditer(folded))


def _spelled_end(folded: str, start: int, match: re.Match[str]) -> int | None:
    parts = re.split(f"({_SPELLED_DOT})", match[0])
    while len(parts) > 2:
        if known(".".join(parts[::2])) or (parts[-1] in _SPELLED_ENDINGS and _is_meant(folded, start, parts)):
            end = start + len("".join(parts))
            if slashes := _SLASHES.match(folded, end):
                return slashes.end()
            return _path_end(folded, end) if folded.startswith("/", end) else end
        parts = parts[:-2]
    return None


def _is_meant(folded: str, start: int, parts: list[str]) -> bool:
    """Say whether these are an address, and not a red dot, or a full stop with a space before it."""
    name, sign, ending = parts[-3], parts[-2], parts[-1]
    if parts[0] == "www" or re.fullmatch(_BRACKETED_DOT, sign):
        return True
    if is_function_word(parts[0]) or _MAIL_BEFORE.search(folded, max(0, start - _INVITES), start):
        return False
    strong = ending in ("com", "net", "org", "example")
    invited = bool(_INVITING.search(folded, max(0, start - _INVITES), start))
    if "dot" in sign:
        return (
            strong or ending in ("shop", "store", "info") or len(parts) > 3 or invited
        ) and name not in _DOTTED_THINGS
    ends = sign != " ." and bool(_ENDS_SENTENCE.match(folded, start + len("".join(parts))))
    return strong and len(name) > 2 and (ends or invited)


# ---------------------------------------------------------------- what a link reads as


def _link(text: Text, span: Span, seller: Seller, spelled: bool) -> Link:
    raw_start, raw_end = text.span(*span)
    folded = text.folded[slice(*span)]
    if spelled:
        folded = _spelled_out(folded)
    return _classified((raw_start, raw_end), text.raw[raw_start:raw_end], folded, seller, span[0])


def _spelled_out(folded: str) -> str:
    """Write an address with a spelled dot as it is meant."""
    plain = re.sub(_SPELLED_DOT, ".", re.sub(" (?:forward )?slash ", "/", folded))
    return re.sub(r"(?<=[a-z0-9])dot(?=(?:com|net|org)$)", ".", plain.replace(" ", ""))


_SCHEME = re.compile(
    r"([a-z][a-z0-9+.-]{1,15}) ?\[?:\]? ?[/\\]{2,}|(h ?(?:t ?t|x ?x) ?p ?s?)(?: ?\[?: ?\]?| ?(?=[/\\]))(?: ?[/\\]){0,3}"
    rf"|({'|'.join(sorted(_BARE_SCHEMES | {'data'}))}):"
)


def _classified(span: Span, url: str, folded: str, seller: Seller, position: int | None = None) -> Link:
    given = _SCHEME.match(folded)
    scheme = _scheme(given)
    rest = folded[given.end() if given else 0 :].lstrip("/\\ ")
    authority, path = _parts(rest)
    host = authority.rpartition("@")[2]
    host = host.partition("]")[0] + "]" if host.startswith("[") else host.partition(":")[0]
    host = _plain_host(host).strip(".")
    return Link(span, url, scheme, host, path, leads_to(scheme, host, path, seller, url), position)


def _scheme(given: re.Match[str] | None) -> str | None:
    if given is None:
        return None
    scheme = (given[1] or given[2] or given[3]).replace(" ", "")
    return {"hxxp": "http", "hxxps": "https", "callto": "tel", "fax": "tel"}.get(scheme, scheme)


def _parts(rest: str) -> tuple[str, str]:
    """Part host and path as browsers do, for which a backslash is a slash."""
    end = re.search(r"[/\\?#]", rest)
    return (rest[: end.start()], rest[end.start() :].replace("\\", "/")) if end else (rest, "")


def _as_browsers_read(value: str) -> str:
    return re.sub("[\t\n\r]", "", value).strip("".join(map(chr, range(33))))


def _leads_away(value: str) -> bool:
    """Say whether an attribute's address leads out of the message, not to a place in it or beside it."""
    folded = fold_word(value)
    if _SCHEME.match(folded) or folded.startswith(("//", "\\\\")):
        return not folded.startswith(("cid:", "about:"))
    host = _plain_host(_parts(folded)[0])
    return "." in host and host.rpartition(".")[2] in _ENDINGS
