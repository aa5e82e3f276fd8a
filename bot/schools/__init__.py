"""Schools, their directors and stand-ins, and who works where."""
