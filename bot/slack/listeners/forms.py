"""Forms that were sent: each is read, handed to one service, and only then acknowledged.

Slack keeps a form open with its words until the acknowledgement, so nothing is lost when storing fails.
"""

from __future__ import annotations

from dataclasses import replace

from slack_bolt import Ack

from bot.escalation.model import NOT_LOOKED, Looked, RemarkKind, Verdict
from bot.schools.model import Person
from bot.slack import incoming, views, wishes
from bot.slack.asking import MOST_NAMES, parted, today
from bot.slack.desk import Desk
from bot.slack.guard import Listener
from bot.slack.ids import Field
from bot.slack.incoming import Body, Submitted
from bot.slack.listeners.home import show_home


def once(listener: Listener) -> Listener:
    """Return a listener that handles each form once: the same click may arrive three times."""

    def on_submit(desk: Desk, body: Body, ack: Ack) -> None:
        view_id = incoming.submitted(body).view_id
        if not desk.forms.add(view_id):
            ack()
            return
        try:
            listener(desk, body, ack)
        except BaseException:
            desk.forms.forget(view_id)
            raise

    on_submit.__name__ = listener.__name__
    return on_submit


def on_ask_director(desk: Desk, body: Body, ack: Ack) -> None:
    """Store a new case and send it on its way."""
    sent, person = _sent(desk, body)
    draft = _long_draft(desk, sent)
    names = _new_names(desk, sent)
    if names:
        _show_names(desk, body, ack, names)
        return
    wish = wishes.wish(sent, draft, desk.services.now(), desk.services.zone)
    looked = _looked(desk, wish.draft, wish.language)
    wish = replace(wish, findings=looked.findings, passages=looked.before(wish.passages))
    desk.services.escalation.open(wish, person, sent.view_id)
    ack()


def _new_names(desk: Desk, sent: Submitted) -> tuple[str, ...]:
    """Return the names in the draft when there are some that the form did not show yet."""
    names = desk.services.check.names(sent.fields.get(Field.DRAFT, ""))[:MOST_NAMES]
    return names if set(names) - set(wishes.ask_note(sent.note).names) else ()


def _show_names(desk: Desk, body: Body, ack: Ack, names: tuple[str, ...]) -> None:
    """Keep the form open and show the names in it; sent once more, it goes as it is."""
    sent = incoming.submitted(body)
    desk.forms.forget(sent.view_id)
    note = replace(wishes.ask_note(sent.note), names=names)
    view = views.with_names(incoming.form_view(body), note.language, names, note.as_json())
    ack(response_action="update", view=view)


def on_replace_names(desk: Desk, body: Body, ack: Ack) -> None:
    """Take the names out of the draft in the open form."""
    ack()
    chosen = incoming.chosen(body)
    language = wishes.ask_note(chosen.form.note).language
    draft = desk.services.check.replace_names(chosen.form.fields.get(Field.DRAFT, ""), language)
    stamp = chosen.stamp.replace(".", "")[-20:] or "new"
    view = views.with_draft(incoming.form_view(body), language, draft, stamp)
    desk.chat.update_form(chosen.form.view_id, chosen.stamp, view)


def _looked(desk: Desk, draft: str, language: str) -> Looked:
    """Return what the draft check makes of a draft; of none, nothing."""
    if not draft:
        return NOT_LOOKED
    check = desk.services.check
    return Looked(check.findings(draft, language), check.passages(draft, language))


def _long_draft(desk: Desk, sent: Submitted) -> str:
    """Return the draft that was too long for the form, from its message; empty when there is none."""
    note = wishes.ask_note(sent.note)
    return parted(desk, desk.words_at(note.source), is_draft=note.is_draft)[0] if note.source else ""


def decides(verdict: Verdict) -> Listener:
    """Return the listener for a decision form with this verdict."""

    def on_decide(desk: Desk, body: Body, ack: Ack) -> None:
        sent, person = _sent(desk, body)
        desk.services.escalation.decide(wishes.number(sent), wishes.judgement(sent, verdict), person)
        ack()

    on_decide.__name__ = f"on_decide_{verdict.value}"
    return on_decide


def on_correct(desk: Desk, body: Body, ack: Ack) -> None:
    """Put another decision in the place of the last one."""
    sent, person = _sent(desk, body)
    desk.services.escalation.correct(wishes.number(sent), wishes.judgement(sent), person)
    ack()


def remarks(kind: RemarkKind) -> Listener:
    """Return the listener for a form with words for the other side."""

    def on_remark(desk: Desk, body: Body, ack: Ack) -> None:
        sent, person = _sent(desk, body)
        desk.services.escalation.remark(wishes.number(sent), kind, wishes.remark_words(sent), person)
        ack()

    on_remark.__name__ = f"on_{kind.value}"
    return on_remark


def on_revise(desk: Desk, body: Body, ack: Ack) -> None:
    """Put a new version in the place of the draft."""
    sent, person = _sent(desk, body)
    draft = wishes.draft(sent)
    looked = _looked(desk, draft, person.language)
    desk.services.escalation.revise(wishes.number(sent), draft, person, looked)
    ack()


def on_withdraw(desk: Desk, body: Body, ack: Ack) -> None:
    """Take a case back."""
    sent, person = _sent(desk, body)
    desk.services.escalation.withdraw(wishes.number(sent), person)
    ack()


def on_absence(desk: Desk, body: Body, ack: Ack) -> None:
    """Remember until when somebody is away, and show it on the home tab."""
    sent, person = _sent(desk, body)
    desk.services.escalation.away(person, wishes.last_day(sent.fields, today(desk)))
    ack()
    show_home(desk, person)


def _sent(desk: Desk, body: Body) -> tuple[Submitted, Person]:
    sent = incoming.submitted(body)
    return sent, desk.person(sent.user)
