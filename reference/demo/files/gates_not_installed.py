import seaborn as sns

import tensorflow as tf

sns.set_theme()

model = tf.keras.Sequential()
