"""A Slack stand-in on loopback: try the bot without a workspace, and test it through real HTTP.

`Workspace` holds people and messages, `SlackStandIn` serves Slack's Web API and sends signed requests to the
bot, `Person` acts as one member. Everything lives in memory and listens on 127.0.0.1 only::

    workspace = Workspace([Member("U0SANNE", "Sanne de Wit", "sanne@voorbeeld.example")])
    with SlackStandIn(workspace, "http://127.0.0.1:3000/slack/events", "secret", "xoxb-sandbox") as standin:
        sanne = Person(standin, "U0SANNE")
        sanne.say("mag ik de foto van de sportdag op insta zetten?")
        sanne.wait_until(lambda her: "Richtlijn 2" in her.text())
"""

from bot.sandbox.answers import NoAnswer, WrongAnswer
from bot.sandbox.clock import MovableClock
from bot.sandbox.fields import NotOnScreen
from bot.sandbox.model import BOT_USER_ID, Member, Message, Shortcut
from bot.sandbox.person import Person
from bot.sandbox.standin import SlackStandIn
from bot.sandbox.workspace import Workspace

__all__ = [
    "BOT_USER_ID",
    "Member",
    "Message",
    "MovableClock",
    "NoAnswer",
    "NotOnScreen",
    "Person",
    "Shortcut",
    "SlackStandIn",
    "Workspace",
    "WrongAnswer",
]
