"""The style of HTML: what hides a text, what counts openings, and what is as it should be."""

import pytest

from permitted.validator import Message, check
from permitted.validator.detect.colours import are_alike, is_transparent, read_colour


def rules(body: str, *prefixes: str) -> list[tuple[str, str | None]]:
    findings = check(Message(body, format="html", kind="reply")).findings
    return [(f.rule, f.text) for f in findings if f.rule.startswith(prefixes)]


HIDING = [
    "display:none", "DISPLAY : NONE !important", "display:/* x */none", "visibility:hidden", "opacity:0",
    "opacity:.01", "opacity:1%", "font-size:0", "font-size:1px", "font-size:.02em", "font:0/0 a", "color:#fff",
    "color:#fefefe", "color:rgb(255, 255, 255)", "color:white;background:white",
    "color:#333;background-color:#343434", "color:transparent", "color:rgba(0,0,0,0)", "color:#0000",
    "-webkit-text-fill-color:transparent", "text-indent:-9999px", "position:absolute;left:-9999px",
    "margin-left:-100em", "position:absolute;clip:rect(0 0 0 0)", "clip-path:inset(50%)",
    "max-height:0;overflow:hidden", "height:1px;overflow:hidden", "transform:scale(0)", "zoom:0", "mso-hide:all",
    "content-visibility:hidden", "filter:opacity(0)",
]  # fmt: skip
SHOWING = [
    "display:block", "opacity:.9", "font-size:1em", "font-size:100%", "font-size:1rem", "font-size:12px",
    "color:#333", "margin-left:-5px", "height:0", "overflow:hidden", "text-indent:2em", "background:#eee",
    "transform:scale(0.9)", "left:0", "clip:auto",
]  # fmt: skip


@pytest.mark.parametrize("style", HIDING)
def test_hidden_text_is_found_by_whatever_hides_it(style: str) -> None:
    hidden = f'<p style="{style}">text</p>'

    assert rules(f"<p>Hi</p>{hidden}", "markup-html") == [("markup-html", hidden)]


@pytest.mark.parametrize("style", SHOWING)
def test_what_can_be_read_is_not_hidden(style: str) -> None:
    assert rules(f'<p>Hi</p><p style="{style}">text</p>', "markup-html") == []


@pytest.mark.parametrize(
    "body",
    [
        "<p hidden>text</p>",
        "<template>text</template>",
        "<style>.x{display:none}</style><p class='a x'>text</p>",
        "<style>div #k, p.y {visibility:hidden}</style><p id=k>text</p>",
        "<body bgcolor=black><p><font color=black>text</font></p></body>",
    ],
)
def test_attributes_and_style_sheets_hide_too(body: str) -> None:
    assert [rule for rule, _ in rules(body, "markup-html")] == ["markup-html"]


@pytest.mark.parametrize(
    "body",
    [
        "<div style='display:none'></div><p>text</p>",
        "<h4>Steps</h4><h5>First</h5><h6>Second</h6>",
        "<font size='1'>text</font>",
        "<div style='background:#333'><p style='color:#fff'>text</p></div>",
        "<table bgcolor='black'><tr><td><font color='white'>text</font></td></tr></table>",
        "<style>@media (max-width:600px){.x{display:none}}</style><p class='x'>text</p>",
        "<style>.x{display:none}</style><p class='y'>text</p>",
        "<div style='background:url(a.png)'><p style='color:#fff'>text</p></div>",
    ],
)
def test_headings_small_print_and_light_text_on_dark_are_not_hidden(body: str) -> None:
    assert rules(body, "markup-html") == []


def test_of_hidden_elements_inside_each_other_the_outermost_is_reported() -> None:
    hidden = "<div hidden><p style='display:none'>text</p></div>"

    assert rules(f"<p>Hi</p>{hidden}", "markup-html") == [("markup-html", hidden)]


@pytest.mark.parametrize(
    "image",
    [
        '<img src="https://a.example/x.gif" width="1" height="1" alt="">',
        '<img src="https://a.example/x.gif" style="width:1px;height:1px" alt="">',
        '<img src="https://a.example/x.gif" style="display:none" alt="">',
        '<img src="https://a.example/x.gif" width="0" alt="">',
        '<img src="https://a.example/lid.png?uid=77" alt="the lid">',
        '<img src="https://a.example/lid.png?e=jo%40oak.com" alt="the lid">',
        '<img src="https://a.example/open/a8f7d6e5c4b3" alt="the lid">',
        '<img src="https://a.example/pixel.gif" alt="">',
    ],
)
def test_an_image_that_counts_openings_is_tracking(image: str) -> None:
    assert rules(f"<p>Hello</p>{image}", "markup-tracking") == [("markup-tracking", image)]


@pytest.mark.parametrize(
    "image",
    [
        '<img src="https://a.example/line.png" width="600" height="1" alt="a line">',
        '<img src="https://a.example/lid.png?w=300" alt="the lid">',
        '<img src="https://a.example/pixel-8-case.jpg" alt="the case">',
        '<img src="https://a.example/clear-lid.jpg" alt="the lid">',
        '<img src="https://a.example/order/lid.jpg?v=2" alt="the lid">',
        '<img src="https://a.example/lid.png" width="100%" alt="the lid">',
        '<img src="https://a.example/lid.png" style="width:1em" alt="a tick">',
    ],
)
def test_an_image_that_is_seen_is_no_tracking(image: str) -> None:
    assert rules(f"<p>Hello</p>{image}", "markup-tracking") == []


def test_an_image_in_a_hidden_element_is_tracking_and_the_element_hides_no_text() -> None:
    body = '<div style="display:none"><img src="https://a.example/x.gif" alt=""></div><p>Hello</p>'

    assert [rule for rule, _ in rules(body, "markup-")] == ["markup-tracking"]


@pytest.mark.parametrize(
    ("body", "address"),
    [
        ('<img src="HTTP://a.example/x.png" alt="lid">', "HTTP://a.example/x.png"),
        ('<p style="background:url(http://a.example/x.png)">Hi</p>', "http://a.example/x.png"),
        ("<style>p{background:url('http://a.example/x.png')}</style><p>Hi</p>", "http://a.example/x.png"),
        ('<table background="http://a.example/x.png"><tr><td>Hi</td></tr></table>', "http://a.example/x.png"),
        ('<img srcset="https://a.example/1.png 1x, http://a.example/2.png 2x" alt="lid">', None),
    ],
)
def test_images_by_http_are_insecure_wherever_they_stand(body: str, address: str | None) -> None:
    (finding,) = (f for f in check(Message(body, format="html", kind="reply")).findings if f.rule == "image-insecure")
    assert address in (None, finding.text)
    assert finding.fix is not None
    assert "http://" not in finding.fix.replacement.lower()
    assert rules(body, "link-insecure") == []


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("<p style='margin:0 20%'>a</p>", []),
        ("<p style='margin:0 20.1%'>a</p>", ["margin:0 20.1%"]),
        ("<p style='margin-left:300px'>a</p>", []),
        ("<img src='https://a.example/x.png' alt='lid' width='80%'>", []),
        ("<img src='https://a.example/x.png' alt='lid' width='81%'>", ["81%"]),
        ("<img src='https://a.example/x.png' alt='lid' width='900'>", []),
        ("<style>img{width:100%}</style><img src='https://a.example/x.png' alt='lid'>", ["width:100%"]),
        ("<p style='color:inherit'>a</p>", []),
        ("<p style='color:red'>a</p>", ["color:red"]),
        ("<p bgcolor='#eee'>a</p>", ["#eee"]),
        ("<body text='red'>a</body>", ["red"]),
        ("<p style='background:url(https://a.example/x.png) no-repeat'>a</p>", []),
        ("<p style='background:tomato'>a</p>", ["background:tomato"]),
        ("<p style='line-height:normal'>a</p>", []),
        ("<p style='line-height:2'>a</p>", ["line-height:2"]),
        ("<p style='  font-family:Arial'>a</p>", ["font-family:Arial"]),
        ("<style>body{font-family:Arial}</style><p>a</p>", ["font-family:Arial"]),
        ("<h1>A</h1><h2>B</h2><h3>C</h3>", []),
        ("<h1>A</h1><h2>B</h2><h3>C</h3><font size=1>D</font>", ["1"]),
        ("<center>Hello to all of you</center><p>b</p>", ["<center>"]),
        ("<p align=center>a</p><p>Hello to all of you</p>", []),
        ("<div style='text-align:center'><p>Hello to all</p></div>b", ["text-align:center"]),
        ("<style>.c{text-align:center}</style><div class=c>Hello to all</div>", ["<div class=c>"]),
    ],
)
def test_the_limits_of_formatting_are_exact(body: str, found: list[str]) -> None:
    assert [text for _, text in rules(body, "style-formatting")] == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("a<br><br>b", []),
        ("a<br><br><br>b", ["<br><br><br>"]),
        ("a<BR/>\n<br class=x> &nbsp;<br />b", ["<BR/>\n<br class=x> &nbsp;<br />"]),
        ("a<br>&#8203;<br></br>b", ["<br>&#8203;<br></br>"]),
        ("<p>a</p><p>&nbsp;</p><p>b</p>", []),
        ("<p>a</p><p></p><p>&#160;</p><p>b</p>", ["<p></p><p>&#160;</p>"]),
        ("<div>a</div><div><br></div><div><br></div><div>b</div>", ["<div><br></div><div><br></div>"]),
        ("a<br><br><div><br></div>b", ["<br><br><div><br></div>"]),
        ("<p>a</p>\n\n\n\n<p>b</p>", []),
        ("<p>a</p><p>b</p><p>c</p>", []),
    ],
)
def test_line_breaks_of_html_are_those_that_are_seen(body: str, found: list[str]) -> None:
    assert [text for _, text in rules(body, "style-line-breaks")] == found


@pytest.mark.parametrize(
    ("body", "is_found"),
    [
        ("a\n\nb", False),
        ("a\r\n\r\nb", False),
        ("a\n\n\nb", True),
        ("a\r\n\r\n\r\nb", True),
        ("a\n \n\t\nb", True),
        ("a\n\u200b\n\u00a0\nb", True),
        ("a\u2028\u2028\u2028b", True),
        ("a\n\nb\n\nc", False),
        ("a<br><br><br>b", False),
    ],
)
def test_line_breaks_of_text(body: str, is_found: bool) -> None:
    assert any(f.rule == "style-line-breaks" for f in check(Message(body, kind="reply")).findings) is is_found


@pytest.mark.parametrize(
    ("value", "colour"),
    [
        ("#fff", (255, 255, 255)),
        ("#ffffff80", (255, 255, 255)),
        ("rgb(100%, 0%, 0%)", (255, 0, 0)),
        ("rgba(1 2 3 / 50%)", (1, 2, 3)),
        ("hsl(10, 20%, 100%)", (255, 255, 255)),
        ("url(a.png) white", (255, 255, 255)),
        ("var(--x)", None),
    ],
)
def test_colours_are_read(value: str, colour: tuple[int, int, int] | None) -> None:
    assert read_colour(value) == colour


def test_colours_are_compared_as_eyes_do() -> None:
    assert are_alike((255, 255, 255), (250, 250, 250))
    assert not are_alike((255, 255, 255), (200, 200, 200))
    assert is_transparent("rgba(0, 0, 0, 0)")
    assert not is_transparent("rgba(0, 0, 0, 0.5)")
