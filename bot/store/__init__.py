"""Where the bot keeps what it keeps: one SQLite file, through sqlite-utils."""

from bot.store.errors import StoreError
from bot.store.sqlite import SqliteStore, open_store

__all__ = ["SqliteStore", "StoreError", "open_store"]
