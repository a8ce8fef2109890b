"""How every figure is made and from which source; privacy and words."""

from functools import partial

from pages.parts import (
    cached,
    frame,
    method_choice,
    method_items,
    method_privacy,
    method_rules,
    method_sales,
    method_sources,
    views,
)

t = frame.open_page("method")
content = cached.content()

views.show(
    "method",
    {
        "rules": partial(method_rules.show, content, t),
        "items": partial(method_items.show, content, t),
        "choice": partial(method_choice.show, content, t),
        "sales": partial(method_sales.show, t),
        "sources": partial(method_sources.sources, content, t),
        "ideas": partial(method_sources.ideas, t),
        "privacy": partial(method_privacy.show, t),
    },
)
