"""
group: processes
tries: Interrupts its own service loop by timers and signal handlers that raise, again and again.
stopped by: watch, codec
"""
import signal
import sys


def ring(*_):
    raise KeyboardInterrupt


for number in (signal.SIGALRM, signal.SIGVTALRM, signal.SIGPROF):
    signal.signal(number, ring)
signal.setitimer(signal.ITIMER_REAL, 0.001, 0.001)
signal.setitimer(signal.ITIMER_VIRTUAL, 0.001, 0.001)
sys.setswitchinterval(1e-6)
