"""Text and numbers of users on a page."""

import re

AMOUNT = "%.12g"
"""How an amount stands in its field: 95000 and 4.5, with no zeros that nobody typed."""
_MARKS = re.compile(r"[\\`*_{}\[\]+|~<>$]|(?<!\w)-|-(?!\w)|=(?=[= \t]*$)|&(?=#?\w+;)", re.M)
"""What Markdown would read; hyphens within a word are none of it."""
_SIGNS = re.compile(
    r":(?=[a-z])|https?:(?=//)|www(?=\.)|(?<=\S)(?=@\S)|-(?=[->])|<(?=-)|[<>~](?==)|^\s*#+(?=\s)|^\s*\d+(?=[.)]\s)",
    re.I | re.M,
)
"""What Streamlit turns into icons, links and arrows, escaped or not; and what begins a list or a heading."""
_NOTHING = "\N{WORD JOINER}"
"""Is not seen and not heard."""


def plain(text: str) -> str:
    """Escape what Markdown would read: labels, captions, metrics and alerts are all Markdown.

    Without it, a name such as `![](http://…)` would make the page fetch a picture from outside. No more than
    that is escaped: Streamlit reads the labels of boxes aloud with every backslash.

    >>> def show(text):
    ...     print(plain(text).replace("\N{WORD JOINER}", "|"))
    >>> show("*Rosa* [x](http://a)")
    \\*Rosa\\* \\[x\\](http:|//a)
    >>> show("Una co-creada: sí (a veces). www.a.pe")
    Una co-creada: sí (a veces). www|.a.pe
    >>> show("1. uno, :red[x], :material/home: a->b")
    1|. uno, :|red\\[x\\], :|material/home: a\\-|\\>b
    """
    return _MARKS.sub(r"\\\g<0>", _SIGNS.sub(rf"\g<0>{_NOTHING}", text))
