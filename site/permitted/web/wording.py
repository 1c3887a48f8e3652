"""How pages put things: verdicts, severities, reasons, languages, stores, times and numbers, for templates."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from flask import Flask

from permitted.validator import GROUPS, RULES, RULES_VERSION, SOURCES, Rule, Severity, Verdict
from permitted.web.differences import differences
from permitted.web.identity import person
from permitted.web.installation import here

VERDICTS = {Verdict.ALLOWED: "Allowed", Verdict.NEEDS_REVIEW: "Needs review", Verdict.NOT_ALLOWED: "Not allowed"}
ANSWERS = {
    Verdict.ALLOWED: "It may be sent as it stands.",
    Verdict.NEEDS_REVIEW: "A person has to look first.",
    Verdict.NOT_ALLOWED: "It breaks a rule.",
}
SEVERITIES = {Severity.VIOLATION: "Not allowed", Severity.REVIEW: "Needs review", Severity.ADVICE: "Advice"}
WEIGHTS = {
    Severity.VIOLATION: "A message that breaks this rule may not be sent.",
    Severity.REVIEW: "Such a message may be fine. A person has to look before it is sent.",
    Severity.ADVICE: "Good practice. It never stops a message.",
}
BASES = {"amazon": "Amazon’s own rules", "article": "Our advice", "ours": "Our advice"}
APPLIES = {"both": "Every message", "proactive": "Messages that you start", "reply": "Replies to a buyer"}
PURPOSES = {
    "order_issue": "Problem with the order",
    "additional_information": "Something needed to complete the order",
    "return_question": "Question about a return",
    "invoice": "Invoice",
    "review_request": "Request for a review",
    "delivery_scheduling": "Delivery of heavy or bulky goods",
    "home_service": "Appointment at home",
    "custom_design": "Custom design",
    "product_unavailable": "Product unavailable",
    "warranty": "Warranty",
    "digital_access_key": "Digital access key",
    "legal_disclosure": "Legal disclosure",
    "customer_question": "Customer’s question",
    "other": "Other",
}
LANGUAGES = {
    "ar": "Arabic", "bg": "Bulgarian", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "en": "English",
    "es": "Spanish", "et": "Estonian", "fi": "Finnish", "fr": "French", "ga": "Irish", "he": "Hebrew", "hi": "Hindi",
    "hr": "Croatian", "hu": "Hungarian", "it": "Italian", "ja": "Japanese", "ko": "Korean", "lt": "Lithuanian",
    "lv": "Latvian", "nb": "Norwegian", "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese",
    "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovenian", "sv": "Swedish", "ta": "Tamil",
    "te": "Telugu", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip
STORES = {
    "AE": "United Arab Emirates", "AU": "Australia", "BE": "Belgium", "BR": "Brazil", "CA": "Canada", "DE": "Germany",
    "EG": "Egypt", "ES": "Spain", "FR": "France", "GB": "United Kingdom", "IE": "Ireland", "IN": "India", "IT": "Italy",
    "JP": "Japan", "MX": "Mexico", "NL": "Netherlands", "PL": "Poland", "SA": "Saudi Arabia", "SE": "Sweden",
    "SG": "Singapore", "TR": "Türkiye", "US": "United States", "ZA": "South Africa",
}  # fmt: skip
EXCERPT = 150  # characters: four lines of a card
HOUR = 3600  # seconds
EXACT_FROM = timedelta(days=29)  # near the limit of 30 days, hours count


def init_app(app: Flask) -> None:
    """Give templates the words."""
    app.jinja_env.filters.update(
        day=day,
        when=when,
        hour=hour,
        percent=percent,
        language=language_name,
        bytes=size,
        plural=plural,
        statement=statement,
        excerpt=excerpt,
    )
    app.jinja_env.globals.update(
        VERDICTS=VERDICTS, ANSWERS=ANSWERS, SEVERITIES=SEVERITIES, WEIGHTS=WEIGHTS, BASES=BASES, APPLIES=APPLIES
    )
    app.jinja_env.globals.update(fact=lambda fact_id: here().course.facts.get(fact_id))
    app.jinja_env.globals.update(RULES=RULES, GROUPS=GROUPS, RULES_VERSION=RULES_VERSION, differences=differences)


def day(moment: int) -> str:
    """Give the day of a moment (microseconds UTC) in the person's own time zone."""
    return f"{_local(moment):%-d %B %Y}"


def when(moment: int) -> str:
    """Give day and time of a moment (microseconds UTC) in the person's own time zone."""
    return f"{_local(moment):%-d %B %Y, %H:%M}"


def hour(moment: int) -> str:
    """Give the time of a moment (microseconds UTC) in the person's own time zone."""
    return f"{_local(moment):%H:%M}"


def percent(share: float) -> str:
    """Give a share of 1 in percent; 100 % is all of it, and nothing less."""
    return f"{min(round(share * 100), 99) if share < 1 else 100} %"


def written(moment: datetime) -> str:
    """Give the date and the time of a message, in the zone that it was written in."""
    return f"{moment:%-d %B %Y, %H:%M}"


def apart(earlier: datetime, later: datetime) -> str:
    """Say how much time lies between two moments, as exactly as the rules need it."""
    between = later - earlier
    days, hours = between.days, between.seconds // HOUR
    if between < timedelta(days=2):
        return plural(int(between.total_seconds() // HOUR), "hour")
    if between >= EXACT_FROM and days <= EXACT_FROM.days + 2 and hours:
        return f"{plural(days, 'day')} and {plural(hours, 'hour')}"
    return plural(days, "day")


def language_name(tag: str) -> str:
    """Give the English name of a language by its BCP 47 tag; the tag itself where it has none here."""
    name = LANGUAGES.get(tag.split("-")[0].lower())
    return f"{name} ({tag})" if name and "-" in tag else name or tag


def store_name(code: str) -> str:
    """Give the name of a store's country by its two letters."""
    return STORES.get(code, code)


def size(count: int) -> str:
    """Give a size in bytes as people read it: 1 MB is 1,000,000 bytes."""
    if count < 1_000:
        return plural(count, "byte")
    return f"{count / 1_000:,.0f} kB" if count < 1_000_000 else f"{count / 1_000_000:,.1f} MB"


def plural(count: int, noun: str, nouns: str | None = None) -> str:
    """Give number and noun: 1 reply, 2 replies."""
    return f"{count:,} {noun if count == 1 else nouns or noun + 's'}"


def statement(text: str) -> str:
    """Give a statement of the catalogue as a page sets it: names of rules by their titles, typographic quotes."""
    named = re.sub(r"`([^`]+)`", lambda match: _name(match[1]), text)
    return re.sub(r'"([^"]*)"', r"“\1”", named).replace("'", "’")


def _name(code: str) -> str:
    return f"“{RULES[code].title if code in RULES else PURPOSES.get(code, code)}”"


def excerpt(text: str, length: int = EXCERPT) -> str:
    """Give the beginning of a text on one line, cut between words."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    return f"{line[:length].rpartition(' ')[0].rstrip('.,;:!?–-') or line[:length]} …"


def sources_of(rule: Rule) -> tuple[str, ...]:
    """Give the sources of a rule as people read them."""
    return tuple(_source(code) for code in rule.source)


def _source(code: str) -> str:
    name, _, section = code.partition(" ")
    if name not in SOURCES:
        return code
    return f"{SOURCES[name]}, section {section}" if section else SOURCES[name]


def _local(moment: int) -> datetime:
    someone = person()
    zone = ZoneInfo(someone.zone if someone else here().settings.time_zone)
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=moment)).astimezone(zone)
