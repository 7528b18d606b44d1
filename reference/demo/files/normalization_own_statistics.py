def normalize_train_test(train, test, method):
    if method == "min_max":
        return min_max_norm(train, column_stats(train)), min_max_norm(test, column_stats(test))
    if method == "standard":
        return standard_norm(train, column_stats(train)), standard_norm(test, column_stats(test))
    raise ValueError(method)
