"""Answers typed in by hand: under the numbers of the message, and a way to keep them beside them."""

from tests.driving import at_page, visitor


def test_the_form_shows_the_numbers_that_answers_in_a_chat_go_by():
    app = at_page(visitor(example=False), "survey")
    sent = app.code[0].value.splitlines()

    asked = [one for one in app.button_group if (one.key or "").startswith("survey.typed.")]
    written = [one for one in app.text_area if (one.key or "").startswith("survey.typed.")]
    numbered = [one.label.replace("\N{WORD JOINER}", "") for one in (*asked, *written)]
    in_message = [line for line in sent if line[:1].isdigit()]
    assert all(line.startswith(one) for one, line in zip(numbered, in_message, strict=True))
    assert list(asked[0].options) == sent_choices(sent)


def sent_choices(sent):
    """Return what the message offers for its first questions, without the way out at the end."""
    line = next(line for line in sent if "1 = " in line)
    return line.split(": ", 1)[1].split(" · ")[:-1]
