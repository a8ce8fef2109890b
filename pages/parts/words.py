"""Text of users on a page."""

import re

_MARKS = re.compile(r"[\\`*_{}\[\]#+|~<>$]|[:.](?!\s|$)|(?<=\d)[.)]|(?<!\w)-|-(?!\w)")
"""What Markdown would read; full stops, hyphens and brackets within a sentence are none of it."""


def plain(text: str) -> str:
    """Escape what Markdown would read: labels, captions, metrics and alerts are all Markdown.

    Without it, a name such as `![](http://…)` would make the page fetch a picture from outside. No more than
    that is escaped: Streamlit reads the labels of boxes aloud with every backslash.

    >>> print(plain("*Rosa* [x](http://a)"))
    \\*Rosa\\* \\[x\\](http\\://a)
    >>> print(plain("Una co-creada: sí (a veces). www.a.pe"))
    Una co-creada: sí (a veces). www\\.a\\.pe
    >>> print(plain("1. uno"), plain("- dos"), plain(":red[x]"))
    1\\. uno \\- dos \\:red\\[x\\]
    """
    return _MARKS.sub(r"\\\g<0>", text)
