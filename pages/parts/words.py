"""Text of users on a page."""

import re

_MARKS = re.compile(r"([\\`*_{}\[\]()#+\-.!|~<>$:])")


def plain(text: str) -> str:
    """Escape what Markdown would read: labels, captions, metrics and alerts are all Markdown.

    Without it, a name such as `![](http://…)` would make the page fetch a picture from outside.

    >>> print(plain("*Rosa* [x](http://a)"))
    \\*Rosa\\* \\[x\\]\\(http\\://a\\)
    """
    return _MARKS.sub(r"\\\1", text)
