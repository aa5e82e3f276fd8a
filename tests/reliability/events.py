"""Events, forms and clicks that come more than once, in another order, or at the same moment."""

from __future__ import annotations

import threading
from collections.abc import Callable

from bot.sandbox import Person
from bot.sandbox.delivery import action_payload
from tests.reliability.count import Count
from tests.reliability.scene import Scene, scene

QUESTION = "mag ik de foto van de sportdag op insta zetten?"


def questions_three_times(times: int) -> Count:
    """Deliver a question three times: one answer."""
    counted = Count()
    with scene() as on:
        for place in range(times):
            before = len(on.sanne.inbox)
            on.sanne.say(QUESTION)
            on.standin.delivery.again(1)
            on.standin.delivery.again(2)
            counted.times += 1
            answers = len(on.sanne.inbox) - before - 1
            _once(counted, answers, f"question {place}")
    return counted


def forms_three_times(times: int) -> Count:
    """Deliver a form three times: one case."""
    counted = Count()
    with scene() as on:
        for place in range(times):
            before = len(on.cases())
            on.send(f"Sportdag {place}")
            on.standin.delivery.again(1)
            on.standin.delivery.again(2)
            counted.times += 1
            _once(counted, len(on.cases()) - before, f"form {place}")
    return counted


def decisions_three_times(times: int) -> Count:
    """Press yes three times: one decision, one message to the teacher."""
    counted = Count()
    with scene() as on:
        for place in range(times):
            number = on.send(f"Sportdag {place}")
            on.settle(number)
            on.decide(number)
            on.standin.delivery.again(1)
            on.standin.delivery.again(2)
            on.settle(number)
            _judge(on, number, counted)
    return counted


def reordered(times: int) -> Count:
    """Let a yes to the old text arrive after the new version: it is refused, and the new text decided on."""
    counted = Count()
    with scene() as on:
        for place in range(times):
            number = on.send(f"Sportdag {place}")
            on.settle(number)
            old = on.card(on.karin, number)
            assert old is not None
            on.sanne.press("revise")
            on.sanne.submit({"draft": f"Sportdag zonder namen {place}"})
            late = _yes(old)
            on.standin.delivery.press_in_message(on.karin.id, old, late)
            if on.case(number).decisions:
                counted.doubled.append(f"{number}: a yes to the old text counted")
            on.settle(number)
            on.decide(number)
            on.settle(number)
            _judge(on, number, counted)
    return counted


def races(times: int) -> Count:
    """Let two directors press at the same moment: one decision, and the teacher reads it once."""
    counted = Count()
    with scene() as on:
        for place in range(times):
            number = on.send(f"Sportdag {place}")
            on.settle(number)
            _race(on, number, place)
            on.settle(number)
            _judge(on, number, counted)
    return counted


def _race(on: Scene, number: str, place: int) -> None:
    barrier = threading.Barrier(2)
    couple = (on.karin, on.joost) if place % 2 else (on.joost, on.karin)
    threads = [threading.Thread(target=_press, args=(on, person, number, barrier.wait)) for person in couple]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _press(on: Scene, person: Person, number: str, ready: Callable[[], int]) -> None:
    card = on.card(person, number)
    assert card is not None, f"{person.member.name} has no card of {number}"
    action = _yes(card)
    ready()
    on.standin.delivery.press_in_message(person.id, card, action)


def _yes(card):
    for block in card.blocks:
        for element in block.get("elements", ()):
            if element.get("action_id") == "decide_yes":
                return action_payload(block, element, "1.1")
    raise AssertionError("the card has no button")


def _judge(on: Scene, number: str, counted: Count) -> None:
    ended = on.ended(number)
    counted.times += 1
    counted.lost += [f"{number}: {one}" for one in ended.lost]
    counted.doubled += [f"{number}: {one}" for one in ended.doubled]


def _once(counted: Count, times: int, what: str) -> None:
    counted.lost += [what] if times < 1 else []
    counted.doubled += [what] if times > 1 else []
