def split_label(df, label):
    return df.drop(columns=label), df[label]


def column_stats(df):
    return df.describe().T
