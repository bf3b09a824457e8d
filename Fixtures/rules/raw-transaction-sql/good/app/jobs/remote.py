"""A switch is told to commit what it was told before."""

import pexpect


class Switch:
    def __init__(self, host: str):
        self.child = pexpect.spawn("ssh", [host])

    def execute(self, command: str, answer: str = "#") -> None:
        self.child.sendline(command)
        self.child.expect(answer)

    def set_port(self, port: int) -> None:
        self.execute("rollback")
        self.execute(f"set interfaces {port}")
        self.execute("commit", "commit complete")
