"""The guards around every test: no other machine is reached, and no settings of this machine leak in."""

from __future__ import annotations

import os
import socket
import urllib.request

import pytest


def test_another_machine_cannot_be_reached_by_address():
    with socket.socket() as outside, pytest.raises(AssertionError, match=r"192\.0\.2\.1"):
        outside.connect(("192.0.2.1", 80))


def test_another_machine_cannot_be_looked_up():
    with pytest.raises(AssertionError, match=r"slack\.com"):
        urllib.request.urlopen("https://slack.com/api/", timeout=1)


def test_this_machine_can_be_reached():
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname()) as client,
    ):
        assert client.getpeername() == server.getsockname()


def test_no_slack_setting_of_this_machine_is_seen():
    assert [name for name in os.environ if name.startswith("SLACK_")] == []  # noqa: TID251 - what is tested


def test_the_clock_stands_still_until_it_is_moved(clock):
    before = clock()
    assert clock() == before
    clock.advance(before - before.replace(hour=8))
    assert (clock() - before).total_seconds() == 3600
