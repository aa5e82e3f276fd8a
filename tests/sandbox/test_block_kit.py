"""Slack's Block Kit limits: the last size that is taken, and the first that is refused."""

import pytest

from bot.sandbox.block_kit import message_problems, size, view_problems


def plain(text: str) -> dict:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str) -> dict:
    return {"type": "mrkdwn", "text": text}


def section(**more) -> dict:
    return {"type": "section", "text": mrkdwn("x")} | more


def button(**more) -> dict:
    return {"type": "button", "action_id": "a", "text": plain("x")} | more


def actions(*elements) -> dict:
    return {"type": "actions", "elements": list(elements)}


def entry(element: dict, **more) -> dict:
    return {"type": "input", "label": plain("x"), "element": element} | more


def writing(**more) -> dict:
    return {"type": "plain_text_input", "action_id": "a"} | more


def option(value: str = "v", text: str = "x") -> dict:
    return {"text": plain(text), "value": value}


def options(number: int) -> list[dict]:
    return [option(str(one)) for one in range(number)]


def choice(kind: str, number: int = 2, **more) -> dict:
    return {"type": kind, "action_id": "a", "options": options(number)} | more


def confirm(**more) -> dict:
    return {"title": plain("x"), "text": plain("x"), "confirm": plain("x"), "deny": plain("x")} | more


def rich(*parts) -> dict:
    return {"type": "rich_text", "elements": list(parts)}


def rich_section(*parts) -> dict:
    return {"type": "rich_text_section", "elements": list(parts)}


def buttons(number: int) -> list[dict]:
    return [button(action_id=str(one)) for one in range(number)]


def modal(blocks=(), **more) -> dict:
    base = {
        "type": "modal",
        "title": plain("x"),
        "submit": plain("x"),
        "close": plain("x"),
        "blocks": list(blocks),
    }
    return base | more


def wrong_in_message(*blocks) -> list[str]:
    return list(message_problems(list(blocks)))


def wrong_in_view(view: dict) -> list[str]:
    return list(view_problems(view, ("modal", "home")))


LENGTHS = [
    ("section text", 3000, lambda n: section(text=mrkdwn("x" * n))),
    ("section field", 2000, lambda n: section(fields=[plain("x" * n)])),
    ("section fields", 10, lambda n: section(fields=[plain("x")] * n)),
    ("header", 150, lambda n: {"type": "header", "text": plain("x" * n)}),
    ("block_id", 255, lambda n: {"type": "divider", "block_id": "x" * n}),
    ("button text", 75, lambda n: actions(button(text=plain("x" * n)))),
    ("button value", 2000, lambda n: actions(button(value="x" * n))),
    ("button action_id", 255, lambda n: actions(button(action_id="x" * n))),
    ("accessibility label", 75, lambda n: actions(button(accessibility_label="x" * n))),
    ("actions elements", 25, lambda n: actions(*buttons(n))),
    ("context elements", 10, lambda n: {"type": "context", "elements": [plain("x")] * n}),
    ("select options", 100, lambda n: actions(choice("static_select", n))),
    ("radio options", 10, lambda n: actions(choice("radio_buttons", n))),
    ("checkbox options", 10, lambda n: actions(choice("checkboxes", n))),
    ("overflow options", 5, lambda n: actions(choice("overflow", n))),
    ("option text", 75, lambda n: actions(choice("static_select", options=[option(text="x" * n)]))),
    ("option value", 150, lambda n: actions(choice("static_select", options=[option(value="x" * n)]))),
    ("confirm title", 100, lambda n: actions(button(confirm=confirm(title=plain("x" * n))))),
    ("confirm text", 300, lambda n: actions(button(confirm=confirm(text=plain("x" * n))))),
    ("confirm button", 30, lambda n: actions(button(confirm=confirm(confirm=plain("x" * n))))),
    ("deny button", 30, lambda n: actions(button(confirm=confirm(deny=plain("x" * n))))),
    ("label", 2000, lambda n: entry(writing(), label=plain("x" * n))),
    ("hint", 2000, lambda n: entry(writing(), hint=plain("x" * n))),
    ("placeholder", 150, lambda n: entry(writing(placeholder=plain("x" * n)))),
    ("initial value", 3000, lambda n: entry(writing(initial_value="x" * n))),
    ("max_length", 3000, lambda n: entry(writing(max_length=n))),
    ("initial value below max_length", 50, lambda n: entry(writing(initial_value="x" * n, max_length=50))),
    ("min_length below max_length", 50, lambda n: entry(writing(min_length=n, max_length=50))),
    (
        "image alt text",
        2000,
        lambda n: {"type": "image", "alt_text": "x" * n, "image_url": "https://x.example"},
    ),
]


@pytest.mark.parametrize(("limit", "make"), [case[1:] for case in LENGTHS], ids=[case[0] for case in LENGTHS])
def test_a_limit_is_kept_to_the_character(limit, make):
    assert wrong_in_message(make(limit)) == []
    assert len(wrong_in_message(make(limit + 1))) >= 1


VIEW_LENGTHS = [
    ("title", 24, lambda n: modal(title=plain("x" * n))),
    ("submit", 24, lambda n: modal(submit=plain("x" * n))),
    ("close", 24, lambda n: modal(close=plain("x" * n))),
    ("private_metadata", 3000, lambda n: modal(private_metadata="x" * n)),
    ("callback_id", 255, lambda n: modal(callback_id="x" * n)),
    ("external_id", 255, lambda n: modal(external_id="x" * n)),
    ("blocks", 100, lambda n: modal([{"type": "divider"}] * n)),
    ("home blocks", 100, lambda n: {"type": "home", "blocks": [{"type": "divider"}] * n}),
]


@pytest.mark.parametrize(
    ("limit", "make"), [case[1:] for case in VIEW_LENGTHS], ids=[case[0] for case in VIEW_LENGTHS]
)
def test_a_limit_of_views_is_kept_to_the_character(limit, make):
    assert wrong_in_view(make(limit)) == []
    assert len(wrong_in_view(make(limit + 1))) >= 1


def test_a_message_has_fifty_blocks_at_most():
    assert wrong_in_message(*[{"type": "divider"}] * 50) == []
    assert wrong_in_message(*[{"type": "divider"}] * 51) == [
        "[ERROR] no more than 50 items allowed [json-pointer:/blocks]"
    ]


GOOD = [
    section(accessory=button()),
    section(accessory=choice("overflow")),
    {"type": "section", "fields": [mrkdwn("x")]},
    {
        "type": "context",
        "elements": [mrkdwn("x"), {"type": "image", "alt_text": "x", "image_url": "https://x"}],
    },
    actions(button(style="primary", url="https://x.example", confirm=confirm(style="danger"))),
    actions(choice("static_select", initial_option=option("1"))),
    actions({"type": "static_select", "option_groups": [{"label": plain("x"), "options": options(2)}]}),
    actions(
        {"type": "datepicker", "initial_date": "2026-06-01"}, {"type": "timepicker", "initial_time": "09:30"}
    ),
    entry(writing(multiline=True, min_length=1, initial_value="")),
    entry(choice("checkboxes", initial_options=[option("0")]), optional=True, hint=plain("x")),
    entry({"type": "users_select", "action_id": "a"}),
    {"type": "image", "alt_text": "x", "slack_file": {"id": "F0"}, "title": plain("x")},
    {"type": "image", "alt_text": "x", "slack_file": {"url": "https://files.example/F0"}},
    section(accessory={"type": "image", "alt_text": "x", "slack_file": {"id": "F0"}}),
    {"type": "file", "external_id": "x", "source": "remote"},
    {"type": "markdown", "text": "**x**"},
    rich(
        rich_section(
            {"type": "text", "text": "x", "style": {"bold": True, "underline": True}},
            {"type": "user", "user_id": "U0", "style": {"highlight": True}},
            {"type": "usergroup", "usergroup_id": "S0"},
            {"type": "color", "value": "#0D6B5E"},
            {"type": "date", "timestamp": 1, "format": "{date}", "url": "https://x", "fallback": "x"},
        ),
        {"type": "rich_text_quote", "elements": [{"type": "text", "text": "x"}]},
        {"type": "rich_text_preformatted", "elements": [{"type": "link", "url": "https://x", "text": "x"}]},
        {
            "type": "rich_text_list",
            "style": "bullet",
            "elements": [rich_section({"type": "text", "text": "x"})],
        },
    ),
]


@pytest.mark.parametrize("block", GOOD, ids=lambda block: block["type"])
def test_a_well_formed_block_is_taken(block):
    assert wrong_in_message(block) == []


BAD = [
    ("no block", "text", "unsupported block type"),
    ("unknown block", {"type": "banner"}, "unsupported block type: banner"),
    ("section without text", {"type": "section"}, "must have text or fields"),
    ("empty text", section(text=mrkdwn("")), "must be more than 0 characters"),
    ("text is a string", section(text="x"), "unsupported text type"),
    ("text is no string", section(text=plain(3)), "must provide a string"),
    ("emoji on mrkdwn", section(text=mrkdwn("x") | {"emoji": True}), "unsupported field: emoji"),
    ("mrkdwn in a header", {"type": "header", "text": mrkdwn("x")}, "unsupported text type: mrkdwn"),
    ("mrkdwn on a button", actions(button(text=mrkdwn("x"))), "unsupported text type: mrkdwn"),
    ("mrkdwn label", entry(writing(), label=mrkdwn("x")), "unsupported text type: mrkdwn"),
    ("button without text", actions({"type": "button", "action_id": "a"}), "missing required field: text"),
    ("odd style", actions(button(style="blue")), "must be one of: primary, danger"),
    ("no elements", actions(), "no fewer than 1 items allowed"),
    ("elements no list", {"type": "actions", "elements": {}}, "must be an array"),
    ("text field in actions", actions(writing()), "unsupported element type: plain_text_input"),
    ("button in input", entry(button()), "unsupported input element type: button"),
    ("input without label", {"type": "input", "element": writing()}, "missing required field: label"),
    ("unknown field", section(colour="red"), "unsupported field: colour"),
    ("confirm without deny", actions(button(confirm={"title": plain("x")})), "missing required field: deny"),
    ("no options", actions({"type": "static_select"}), "must have either options or option_groups"),
    (
        "foreign initial option",
        actions(choice("static_select", initial_option=option("9"))),
        "not among the options",
    ),
    ("odd date", actions({"type": "datepicker", "initial_date": "1-6-2026"}), "a date as YYYY-MM-DD"),
    ("odd time", actions({"type": "timepicker", "initial_time": "24:00"}), "a time as HH:mm"),
    ("max_length no number", entry(writing(max_length="9")), "must be an integer"),
    ("max_length zero", entry(writing(max_length=0)), "must be between 1 and 3000"),
    ("optional no boolean", entry(writing(), optional="yes"), "must be a boolean"),
    ("text straight in rich_text", rich({"type": "text", "text": "x"}), "unsupported rich text type: text"),
    ("section in a section", rich(rich_section(rich_section())), "unsupported rich text element type"),
    (
        "list without style",
        rich({"type": "rich_text_list", "elements": [rich_section()]}),
        "required field: style",
    ),
    (
        "a name within preformatted text",
        rich({"type": "rich_text_preformatted", "elements": [{"type": "user", "user_id": "U0"}]}),
        "unsupported preformatted element type: user",
    ),
    (
        "code style on a name",
        rich(rich_section({"type": "user", "user_id": "U0", "style": {"code": True}})),
        "unsupported field: code",
    ),
    ("odd colour", rich(rich_section({"type": "color", "value": "green"})), "a colour as #RRGGBB"),
    ("empty rich text", rich(rich_section({"type": "text", "text": ""})), "more than 0 characters"),
    ("image from nowhere", {"type": "image", "alt_text": "x"}, "either image_url or slack_file"),
    (
        "image from two places",
        {"type": "image", "alt_text": "x", "image_url": "https://x", "slack_file": {"id": "F0"}},
        "either image_url or slack_file",
    ),
    ("slack_file by nothing", {"type": "image", "alt_text": "x", "slack_file": {}}, "either id or url"),
    (
        "slack_file by both",
        {"type": "image", "alt_text": "x", "slack_file": {"id": "F0", "url": "https://x"}},
        "either id or url",
    ),
    ("slack_file as text", {"type": "image", "alt_text": "x", "slack_file": "F0"}, "must be an object"),
    ("image without alt text", {"type": "image", "slack_file": {"id": "F0"}}, "required field: alt_text"),
    (
        "title on a small image",
        {
            "type": "context",
            "elements": [{"type": "image", "alt_text": "x", "image_url": "https://x", "title": plain("x")}],
        },
        "unsupported field: title",
    ),
    ("files in a message", entry({"type": "file_input"}), "unsupported input element type: file_input"),
    ("file block without source", {"type": "file", "external_id": "x"}, "missing required field: source"),
    ("same action_id in a block", actions(button(), button()), "action_id a is used 2 times"),
]


@pytest.mark.parametrize(("block", "sentence"), [case[1:] for case in BAD], ids=[case[0] for case in BAD])
def test_a_malformed_block_is_refused_with_the_reason_and_the_place(block, sentence):
    wrong = "\n".join(wrong_in_message(block))

    assert sentence in wrong
    assert "[json-pointer:/blocks/0" in wrong


def test_a_block_id_is_used_once_and_an_action_id_may_return_in_another_block():
    twice = [{"type": "divider", "block_id": "b"}] * 2

    assert "block_id b is used 2 times" in wrong_in_message(*twice)[0]
    assert wrong_in_message(actions(button()), actions(button())) == []


@pytest.mark.parametrize(
    ("view", "sentence"),
    [
        ({"type": "popup", "blocks": []}, "unsupported view type: popup"),
        ({"type": "modal", "blocks": []}, "missing required field: title"),
        ({"type": "home", "title": plain("x"), "blocks": []}, "unsupported field: title"),
        (modal([entry(writing())]) | {"submit": None}, "unsupported text type"),
        ({"type": "modal", "title": plain("x"), "blocks": [entry(writing())]}, "submit is required"),
        (modal([{"type": "markdown", "text": "x"}]), "unsupported block type: markdown"),
        (modal([{"type": "divider", "block_id": "b"}] * 2), "block_id b is used 2 times"),
        (modal(notify_on_close="yes"), "must be a boolean"),
    ],
)
def test_a_malformed_view_is_refused_with_the_reason(view, sentence):
    assert sentence in "\n".join(wrong_in_view(view))


def file_field(**more) -> dict:
    return entry({"type": "file_input", "action_id": "a"} | more)


def test_a_field_for_files_stands_in_a_modal_only():
    assert wrong_in_view(modal([file_field(max_files=10, filetypes=["png"])])) == []
    assert "file_input" in wrong_in_view({"type": "home", "blocks": [file_field()]})[0]


@pytest.mark.parametrize(
    "more", [{"max_files": 0}, {"max_files": 11}, {"filetypes": [".png"]}, {"initial": 1}]
)
def test_a_field_for_files_keeps_to_slacks_limits(more):
    assert len(wrong_in_view(modal([file_field(**more)]))) == 1


def test_a_view_of_the_other_kind_is_refused():
    assert "unsupported view type: modal" in next(view_problems(modal(), ("home",)))


def test_blocks_are_measured_in_bytes_of_compact_json():
    assert size([{"type": "divider", "block_id": "é"}]) == len('[{"type":"divider","block_id":"é"}]') + 1
