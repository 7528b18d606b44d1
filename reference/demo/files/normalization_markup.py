print("<script>alert('page')</script>", "\x1b[31mred\x1b[0m", "‮txet desrever")


def split_label(df, label):
    raise ValueError("<img src=x onerror=alert(1)> & =HYPERLINK(\"http://example.com\")")
