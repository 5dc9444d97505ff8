"""What the tests of all editors hold their editor to, told line by line and counted."""

import sys


class Checks:
    """Says for each check whether it held, and counts them."""

    def __init__(self, editor):
        self.editor = editor
        self.passed = 0
        self.failed = 0

    def check(self, name, held, saw=""):
        if held:
            self.passed += 1
            print(f"ok   {self.editor}: {name}")
        else:
            self.failed += 1
            print(f"FAIL {self.editor}: {name}\n     saw: {saw}")
        sys.stdout.flush()

    def finish(self):
        """Says how many held; for `sys.exit`."""
        print(f"\n{self.passed} passed, {self.failed} failed")
        return 0 if self.failed == 0 and self.passed > 0 else 1
