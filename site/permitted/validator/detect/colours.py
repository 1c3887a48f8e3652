"""Colours of CSS, as far as it matters whether a text can be told from its background."""

import re

Colour = tuple[int, int, int]

_NAMES: dict[str, Colour] = {
    "white": (255, 255, 255),
    "snow": (255, 250, 250),
    "ivory": (255, 255, 240),
    "azure": (240, 255, 255),
    "mintcream": (245, 255, 250),
    "ghostwhite": (248, 248, 255),
    "floralwhite": (255, 250, 240),
    "whitesmoke": (245, 245, 245),
    "silver": (192, 192, 192),
    "gray": (128, 128, 128),
    "grey": (128, 128, 128),
    "black": (0, 0, 0),
    "red": (255, 0, 0),
    "green": (0, 128, 0),
    "blue": (0, 0, 255),
    "yellow": (255, 255, 0),
    "navy": (0, 0, 128),
    "orange": (255, 165, 0),
}
_HEX = re.compile(r"#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})(?![0-9a-f])")
_FUNCTION = re.compile(r"(rgb|hsl)a?\(([^()]*)\)")
_WORD = re.compile(r"[a-z]+")
_NEAR = 12  # of 255 in each of red, green and blue: nobody can read text that differs less from its background
_FAINTEST = 0.05


def read_colour(value: str) -> Colour | None:
    """Read a colour in lower case; None where it is none that is known."""
    if match := _HEX.search(value):
        digits = match[1] if len(match[1]) > 4 else "".join(digit * 2 for digit in match[1])
        return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)
    if match := _FUNCTION.search(value):
        return _from_function(match[1], _numbers(match[2]))
    return next((_NAMES[word] for word in _WORD.findall(value) if word in _NAMES), None)


def is_transparent(value: str) -> bool:
    """Say whether a colour lets everything through."""
    if value == "transparent":
        return True
    if (match := _HEX.fullmatch(value)) and len(match[1]) in (4, 8):
        return int(match[1][-(len(match[1]) // 4) :] * (8 // len(match[1])), 16) <= _FAINTEST * 255
    match = _FUNCTION.fullmatch(value)
    numbers = _numbers(match[2]) if match else []
    return len(numbers) == 4 and numbers[3] <= _FAINTEST


def are_alike(one: Colour | None, other: Colour | None) -> bool:
    """Say whether two colours cannot be told apart."""
    return one is not None and other is not None and all(abs(a - b) <= _NEAR for a, b in zip(one, other, strict=True))


def _numbers(inside: str) -> list[float]:
    """Read a function's numbers; percentages become 0 to 255, that of the opacity 0 to 1."""
    found = re.findall(r"([0-9]*\.?[0-9]+)(%?)", inside)
    return [
        float(number) * ((2.55 if at < 3 else 0.01) if is_percent else 1)
        for at, (number, is_percent) in enumerate(found)
    ]


def _from_function(function: str, numbers: list[float]) -> Colour | None:
    if len(numbers) < 3:
        return None
    if function == "hsl":  # only the ends of lightness are colours without a hue
        lightness = round(numbers[2])
        return (lightness,) * 3 if lightness in (0, 255) else None
    red, green, blue = (min(255, round(number)) for number in numbers[:3])
    return red, green, blue
