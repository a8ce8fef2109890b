"""How every figure is made and from which source; privacy and words."""

from functools import partial

from pages.parts import cached, frame, views
from pages.parts.method import choice, items, privacy, rules, sales, sources

t = frame.open_page("method")
content = cached.content()

views.show(
    "method",
    {
        "rules": partial(rules.show, content, t),
        "items": partial(items.show, content, t),
        "choice": partial(choice.show, content, t),
        "sales": partial(sales.show, t),
        "sources": partial(sources.sources, content, t),
        "ideas": partial(sources.ideas, t),
        "privacy": partial(privacy.show, t),
    },
)
