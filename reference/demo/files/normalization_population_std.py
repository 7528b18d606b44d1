def column_stats(df):
    return pd.DataFrame({"min": df.min(), "max": df.max(), "mean": df.mean(), "std": df.std(ddof=0)})
