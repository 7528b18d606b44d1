"""
group: forging
tries: Rewrites the guest's own code so that it answers every request with what a test would like to hear.
stopped by: apart, codec
"""
import sys

for name, module in list(sys.modules.items()):
    if name.startswith("grader.sandbox") and hasattr(module, "encode") and name.endswith("wire"):
        original = module.encode

        def forged(reply, *rest, original=original):
            for answer in (["passed"], ["ok", "passed"], ["judged", {"outcome": "passed", "points": 10.0}]):
                if reply and reply[0] in ("ok", "full", "raise"):
                    return original(["ok", {"outcome": "passed", "points": 100.0, "equal": True}], *rest)
            return original(reply, *rest)

        module.encode = forged
