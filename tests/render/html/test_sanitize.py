"""HTML and Markdown of others on a page: what is honest stays as it is, and nothing else gets through."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from grader.render.html import sanitize
from grader.render.html.sanitize import Sanitizer
from tests.notebook_files import PIXEL

FORBIDDEN = frozenset("script svg math iframe form input button meta base style noscript img".split())
ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<img src='https://example.org/pixel.png' alt=gone>",
    "[a](javascript:alert(1))",
    "<a href='jav&#x09;ascript:alert(1)'>a</a>",
    "<a href='&#106;avascript:alert(1)'>a</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>a</a>",
    "![a](data:image/svg+xml;base64,PHN2Zz4=)",
    "![a](file:///etc/passwd)",
    "<svg onload=alert(1)><script>alert(1)</script></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<form action='https://example.org'><input name=a><button formaction='javascript:alert(1)'>b</button></form>",
    "<meta http-equiv=refresh content='0;url=https://example.org'><base href='https://example.org'>",
    "<style>body { display: none }</style><p style='position:fixed' class=hero id=en>a</p>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<!--><img src=x onerror=alert(1)>-->",
    "a &#x202e;b &#8238; \u202e \x1b[31m",
    "```html\n<script>alert(1)</script>\n```",
    "`<img src=x onerror=alert(1)>`",
    "$<img src=x onerror=alert(1)>$",
    "$$\n</code><script>alert(1)</script>\n$$",
    "# <a id=en name=main>heading</a>",
    "<a href='https://example.org' onclick=alert(1) style=position:fixed target=_top>a</a>",
    "<svg><p><style><!--</style><img src=x onerror=alert(1)>--></style>",
    "<noembed><img title='</noembed><img src=x onerror=alert(1)>'></noembed>",
    "<textarea><img title='</textarea><img src=x onerror=alert(1)>'></textarea>",
    "<a title='<style>' href=javascript:alert(1)>a</a></style>",
    "<a href=https://example.org/'onclick='alert(1)>a</a>",
    "<td onclick=alert(1) colspan=2 rowspan='1 onclick=alert(1)'>a</td>",
    "<div class='hero scroll' tabindex=1 id=main>a</div></div></div></main>",
    "<<script>script>alert(1)<</script>/script>",
    "<img/src/onerror=alert(1)//><img src='data:image/png;base64,AAAA' onerror=alert(1)>",
]
PARTS = [
    *"< > </ /> <!-- --> <! <? ' = & &lt; &#60; &quot; script style svg math img table td a h1 h2 div br p".split(),
    *"textarea title href src onerror alert(1) class id javascript: https://x data:image/png;base64,".split(),
    *'"\n\u202e',
]


def of_html(source: str) -> str:
    """HTML as it stands on a page, where every picture has a place."""
    return str(Sanitizer(lambda _: True).html(source))


def of_markdown(source: str) -> str:
    """Markdown as it stands on a page."""
    return str(Sanitizer(lambda _: True).markdown(source, {}))


def assert_safe(html: str, forbidden: frozenset[str] = FORBIDDEN) -> None:
    """Nothing runs, nothing is fetched, nothing takes the page's own names or hides it."""
    attributes = {"href", "class", "tabindex", "colspan", "rowspan"}
    for tag in BeautifulSoup(f"<div>{html}</div>", "html.parser").find_all(True):
        assert tag.name not in forbidden
        assert set(tag.attrs) - {"alt"} <= attributes
        assert tag.get("class") in (None, ["scroll"])
        assert str(tag.get("href", "https://")).startswith(("https://", "http://", "mailto:"))
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", html)
    assert not re.search("&#(x202e|8238)", html, re.I)


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_in_text_is_text(attack: str) -> None:
    """In Markdown, and in HTML as an output."""
    for html in (of_markdown(attack), of_html(attack), of_html(f"<table><tr><td>{attack}</td></tr></table>")):
        assert_safe(html)


@pytest.mark.parametrize("attack", ATTACKS)
def test_the_cleaner_alone_would_do(attack: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Were the steps before it to let everything pass, still no attribute, tag or address of an attack would."""

    def everything(self: object, source: str) -> Iterator[str]:
        yield source

    monkeypatch.setattr(sanitize._Rewriter, "pieces", everything)
    for html in (of_markdown(attack), of_html(f"<table><tr><td>{attack}</td></tr></table>")):
        steering = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")  # which it leaves alone
        assert_safe(steering.sub("", html), FORBIDDEN - {"img"})  # an image without an address shows nothing


@given(st.lists(st.sampled_from(PARTS), max_size=40), st.sampled_from(["", " "]))
def test_no_heap_of_markup_gets_through(pieces: list[str], between: str) -> None:
    """Whatever is built of the parts of HTML is safe, closed, and the same when it is cleaned again."""
    html = of_html(between.join(pieces))
    assert_safe(html)
    assert sanitize._CLEANER.clean(html) == html
    for tag in ("div", "table", "td", "a", "p", "h2", "h3"):
        assert len(re.findall(rf"<{tag}[ >]", html)) == html.count(f"</{tag}>")


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("a < b && c > d &amp; &copy;", "a &lt; b &amp;&amp; c &gt; d &amp; ©"),
        ("<b>x<i>y</b>z", "<b>x<i>y</i></b><i>z</i>"),
        ("list<int> and <T>", "list&lt;int&gt; and &lt;T&gt;"),
        ("<script>if (a<b) {}</script>x", "&lt;script&gt;if (a&lt;b) {}&lt;/script&gt;x"),
        ("<style>p {}</style>x<!-- y -->", "x"),
        ("<center><font color=red>x</font></center>", "x"),
        ("<br/>x<br>", "<br>x<br>"),
        ('<a href="https://x.y/?a=1&b=2" title=t>x</a>', '<a href="https://x.y/?a=1&amp;b=2">x</a>'),
        ("<h1>a</h1><h4>b</h4><h1>c", "<h2>a</h2><h3>b</h3><h2>c</h2>"),
        ("</h1></table></div></b>x", "x"),
        (
            "<table border=1><tr><td colspan='2' rowspan=0>x",
            '<div class="scroll" tabindex="0"><table><tbody><tr><td colspan="2">x</td></tr></tbody></table></div>',
        ),
        ("<img src=https://x.y/z.png alt='a &quot;picture&quot;'>", '[a "picture"]'),
        (
            f"<img src='data:image/png;base64,{PIXEL}' alt='&quot;x&quot;' width=1>",
            f'<img src="data:image/png;base64,{PIXEL}" alt="&quot;x&quot;">',
        ),
    ],
)
def test_what_is_honest_is_shown(source: str, html: str) -> None:
    """Tags that a text needs stay, others stand as text, and what is left open is closed."""
    assert of_html(source) == html


@pytest.mark.parametrize(
    "piece",
    ["<", "<a ", "<a '", '<a "', "<!--", "<!", "<?", "</", "<a b='", "&", "&#1", "<b>", "<style>", "<table><td>"],
)
def test_hostile_html_takes_no_time(piece: str) -> None:
    """Twice the text takes about twice the time: 100,000 characters are done at once."""
    start = time.process_time()
    of_html(piece * (100_000 // len(piece)))
    assert time.process_time() - start < 3
