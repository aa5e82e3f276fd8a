"""An escalated draft or question: its states, who may do what, who is told and when."""
