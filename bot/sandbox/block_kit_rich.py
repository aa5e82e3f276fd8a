"""Block Kit, rich text: what may stand in which part.

From https://docs.slack.dev/reference/block-kit/blocks/rich-text-block. Slack documents no lengths here; the
numbers are those of the text elsewhere.
"""

from bot.sandbox.block_kit_rules import (
    Rule,
    Shape,
    anything,
    boolean,
    by_type,
    integer,
    matching,
    one_of,
    several,
    string,
)

_TEXT_STYLE = Shape({}, dict.fromkeys(("bold", "italic", "strike", "code", "underline"), boolean))
_NAME_STYLE = Shape(
    {}, dict.fromkeys(("bold", "italic", "strike", "highlight", "client_highlight", "unlink"), boolean)
)
_ID = string(255)
_TEXT: dict[str, Rule] = {
    "text": Shape({"text": string(12_000)}, {"style": _TEXT_STYLE}),
    "link": Shape({"url": string(3000)}, {"text": string(3000), "style": _TEXT_STYLE, "unsafe": boolean}),
}
_INLINE: dict[str, Rule] = {
    **_TEXT,
    "user": Shape({"user_id": _ID}, {"style": _NAME_STYLE}),
    "usergroup": Shape({"usergroup_id": _ID}, {"style": _NAME_STYLE}),
    "channel": Shape({"channel_id": _ID}, {"style": _NAME_STYLE}),
    "emoji": Shape({"name": _ID}, {"unicode": _ID, "style": _TEXT_STYLE, "skin_tone": anything}),
    "broadcast": Shape({"range": one_of("here", "channel", "everyone")}),
    "color": Shape({"value": matching(r"#[0-9a-fA-F]{6}", "a colour as #RRGGBB")}),
    "date": Shape(
        {"timestamp": integer(0, 10**12), "format": _ID},
        {"fallback": _ID, "url": string(3000), "style": _TEXT_STYLE},
    ),
}
_INLINES = several(by_type(_INLINE, "rich text element"), 1000)
_PREFORMATTED = several(by_type(_TEXT, "preformatted element"), 1000)
_BORDER = integer(0, 1)
_SECTION = Shape({"elements": _INLINES})
_LIST_ITEM = by_type({"rich_text_section": _SECTION}, "list item")

RICH_TEXT_ELEMENT = by_type(
    {
        "rich_text_section": _SECTION,
        "rich_text_quote": Shape({"elements": _INLINES}, {"border": _BORDER}),
        "rich_text_preformatted": Shape(
            {"elements": _PREFORMATTED}, {"border": _BORDER, "language": string(50)}
        ),
        "rich_text_list": Shape(
            {"style": one_of("bullet", "ordered"), "elements": several(_LIST_ITEM, 1000)},
            {"indent": integer(0, 8), "offset": integer(0, 10**6), "border": _BORDER},
        ),
    },
    "rich text",
)
