def min_max_norm(df, stats):
    return df / stats["max"]
