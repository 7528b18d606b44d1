%matplotlib inline
!pip install numpy pandas
import matplotlib.pyplot as plt
from google.colab import drive, files

drive.mount("/content/drive")
uploaded = files.upload()

%%time
plt.plot([0, 1, 1, 0], [0, 0, 1, 1], "o")
plt.show()

?perceptron

name = input("이름: ")
print("안녕하세요", name)
