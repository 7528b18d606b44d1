"""Where student code runs: a process of its own, locked down, that exchanges nothing but plain values."""
