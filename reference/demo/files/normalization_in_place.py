def split_label(df, label):
    labels = df.pop(label)
    return df, labels
