"""What is counted: how often something was done to the bot, and what was lost or doubled by it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Count:
    """How often it was done; what was lost, doubled, or otherwise not as it should be."""

    times: int = 0
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)

    def check(self, good: bool, what: str) -> None:
        """Count one more, and what was lost when it was not good."""
        self.times += 1
        self.lost += [] if good else [what]
