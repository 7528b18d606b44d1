def min_max_norm(df, stats):
    return (df - stats["min"]) / (stats["max"] - stats["min"])
