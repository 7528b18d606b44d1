data = pd.read_csv("../dataset/normalization.csv")
print(data.describe())
