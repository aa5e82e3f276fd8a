"""Protocolbot: advice on a foundation's social media protocol, in the chat where staff already are."""
