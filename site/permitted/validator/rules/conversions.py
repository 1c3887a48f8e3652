"""Says a measure in the other system, to be put beside it: 48 kg is 106 lb."""

# Temperatures are left out: their sign may be a word before them ("minus 5 Celsius").

import re
from collections.abc import Callable, Mapping

_MEASURE = re.compile(r"(?P<number>\d{1,3}(?:,\d{3})+|\d+(?:[.,]\d{1,2})?)\s?(?P<unit>[a-z]+)\.?")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")

# By the unit: the unit of the other system, and what becomes of the number (NIST SP 811, appendix B, shortened).
_OTHER: Mapping[str, tuple[str, Callable[[float], float]]] = {
    "mm": ("inches", lambda mm: mm / 25.4),
    "cm": ("inches", lambda cm: cm / 2.54),
    "m": ("ft", lambda m: m / 0.3048),
    "km": ("miles", lambda km: km / 1.609),
    "g": ("oz", lambda g: g / 28.35),
    "kg": ("lb", lambda kg: kg / 0.4536),
    "in": ("cm", lambda inches: inches * 2.54),
    "ft": ("m", lambda feet: feet * 0.3048),
    "mi": ("km", lambda miles: miles * 1.609),
    "oz": ("g", lambda ounces: ounces * 28.35),
    "lb": ("kg", lambda pounds: pounds * 0.4536),
}
_SYMBOLS = {
    **{symbol: symbol for symbol in _OTHER},
    **dict.fromkeys(("meter", "meters", "metre", "metres"), "m"),
    **dict.fromkeys(("centimeter", "centimeters", "centimetre", "centimetres"), "cm"),
    **dict.fromkeys(("gram", "grams"), "g"),
    **dict.fromkeys(("kilo", "kilos", "kilogram", "kilograms"), "kg"),
    **dict.fromkeys(("inch", "inches"), "in"),
    **dict.fromkeys(("foot", "feet"), "ft"),
    **dict.fromkeys(("mile", "miles"), "mi"),
    **dict.fromkeys(("ounce", "ounces"), "oz"),
    **dict.fromkeys(("lbs", "pound", "pounds"), "lb"),
}


def in_other_system(measure: str) -> str | None:
    """Give a folded measure in the other system ("48 kg": "106 lb"), None for one that is not known."""
    match = _MEASURE.fullmatch(measure.strip())
    if match is None or match["unit"] not in _SYMBOLS:
        return None
    unit, convert = _OTHER[_SYMBOLS[match["unit"]]]
    return f"{_rounded(convert(_number(match['number'])))} {unit}"


def _number(digits: str) -> float:
    return float(digits.replace(",", "" if _THOUSANDS.fullmatch(digits) else "."))


def _rounded(number: float) -> str:
    """Round as far as a message needs it: 106, 4.4, 0.16."""
    decimals = 0 if abs(number) >= 20 else 1 if abs(number) >= 1 else 2
    text = f"{number:.{decimals}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
