"""Waiting for what an editor does in its own time."""

import time

PATIENCE = 30.0
"""Seconds to wait for something that must come."""


def wait_for(probe):
    """Waits until a function gives something true; what it gave last."""
    deadline = time.monotonic() + PATIENCE
    while True:
        value = probe()
        if value or time.monotonic() > deadline:
            return value
        time.sleep(0.1)
