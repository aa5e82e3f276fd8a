import pytest
from click.testing import CliRunner

from bot.cli.main import protocolbot
from bot.sandbox.playground import Options, Playground


@pytest.fixture
def playground():
    with Playground(Options(synchronous=True)) as running:
        yield running


@pytest.fixture
def environment(playground, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    settings = playground.settings
    for name, value in {
        "SLACK_BOT_TOKEN": str(settings.slack_bot_token),
        "SLACK_SIGNING_SECRET": "geheim",
        "SLACK_API_URL": settings.slack_api_url,
        "DATABASE_URL": settings.database_url,
    }.items():
        monkeypatch.setenv(name, value)
    return monkeypatch


def doctor():
    return CliRunner().invoke(protocolbot, ["doctor"])


@pytest.mark.usefixtures("environment")
def test_a_bot_that_has_everything_is_well() -> None:
    result = doctor()
    assert result.exit_code == 0, result.output
    assert "FAIL" not in result.output
    for name in ("settings", "slack", "protocol", "database", "outbox", "schools", "directors"):
        assert f"ok    {name}" in result.output


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("SLACK_BOT_TOKEN", "", "SLACK_BOT_TOKEN is missing"),
        ("SLACK_BOT_TOKEN", "xoxb-wrong", "(invalid_auth)"),
        ("SLACK_SIGNING_SECRET", "", "Set SLACK_APP_TOKEN"),
        ("SLACK_APP_TOKEN", "xoxb-1", "does not begin with xapp-"),
        ("SLACK_API_URL", "http://127.0.0.1:9/api/", "try again later"),
        ("PROTOCOL_DIR", "nowhere", "no knowledge folder"),
        ("DATABASE_URL", "sqlite:///fresh.db", "No schools yet"),
        ("DATABASE_URL", "mysql://x", "database"),
    ],
)
def test_what_is_missing_is_said_with_what_to_do(environment, name: str, value: str, said: str) -> None:
    environment.setenv(name, value)
    result = doctor()
    assert result.exit_code == 1
    assert said in result.output
    assert "Traceback" not in result.output


@pytest.mark.usefixtures("environment")
def test_a_director_whom_slack_does_not_know_is_named(playground) -> None:
    workspace = playground.standin.workspace
    karin = workspace.members[playground.user("Karin")]
    workspace.members[karin.id] = type(karin)(karin.id, karin.name, "elders@example.org")
    result = doctor()
    assert "karin.hendriks@example.org" in result.output
    assert result.exit_code == 1
